import type { RunningCall } from '#contract/call.ts';
import { formatPhone } from '../../lib/format.ts';
import { textOf } from '../../lib/use-texts.ts';

/** Who is on the telephone, in a few words: the reseller, else the only one it can be, else the number. */
export function callName(call: RunningCall): string {
  if (call.reseller !== null) return call.reseller;
  if (call.companyText !== null && call.companyText !== '') return call.companyText;
  const [match, another] = call.matches;
  if (match && !another) return match.name;
  return call.phone === null ? textOf('calls:unknownNumber') : formatPhone(call.phone);
}
