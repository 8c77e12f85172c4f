import { isEmptyKpp, parseKpp } from '#domain/reseller/kpp.ts';
import { parseInn } from '#domain/reseller/inn.ts';
import { parseDateText } from '#domain/calendar/parse-date.ts';
import { textOf } from '../../../lib/use-texts.ts';
import { ClientError } from '../../../lib/client-error.ts';

/** What is wrong with an INN while it is being typed; nothing before it could be whole. */
export function innProblem(text: string): string | null {
  const digits = text.replace(/\D/g, '');
  if (digits.length < 10) return null;
  const parsed = parseInn(text);
  return parsed.ok ? null : textOf(`errors:field/${parsed.code}`);
}

/** What is wrong with a KPP while it is being typed. */
export function kppProblem(text: string): string | null {
  if (text.trim().length < 9 || isEmptyKpp(text)) return null;
  return parseKpp(text).ok ? null : textOf('errors:field/kpp');
}

/** A date as typed, for storing; an empty text empties the field. Throws `field/date`. */
export function typedDate(text: string): string | null {
  if (text.trim() === '') return null;
  const parsed = parseDateText(text);
  if (parsed.ok) return parsed.value;
  throw new ClientError({
    code: 'field/date',
    message: 'not a date',
    retryable: false,
    details: { field: 'authorisedOn', value: text },
  });
}
