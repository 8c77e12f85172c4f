import type { RefusalLine } from '#contract/head-office.ts';
import {
  IconCircleCheck,
  IconCloudX,
  IconClockPause,
  IconSend,
  IconX,
  type Icon,
} from '@tabler/icons-react';
import { formatNumber } from '../../lib/format.ts';
import type { TextKey } from '../../lib/text-key.ts';
import type { Words } from './field-values.ts';

/** Rules of head office that have a sentence. */
const known: ReadonlySet<string> = new Set([
  ...['access/denied', 'people/login-taken', 'people/name-taken', 'people/last-administrator'],
  ...['sync/reference-missing', 'sync/row-missing', 'sync/done-already', 'sync/state-changed'],
  ...['sync/refused', 'sync/invalid-mutation'],
  ...['training/wrong-seats', 'training/no-seats', 'training/waitlisted'],
  ...['training/duplicate-participant', 'training/seats-below-confirmed'],
  ...['bonus/points', 'bonus/insufficient', 'bonus/expired-already', 'bonus/posted-already'],
  'bonus/reversed',
]);

/** Why head office did not take a step, in one sentence. */
export function refusalSentence(
  { t, language }: Words,
  { code, details }: Pick<RefusalLine, 'code' | 'details'>,
): string {
  const missing = details['missing'];
  if (code === 'bonus/insufficient' && typeof missing === 'number') {
    return t('headOffice:code.bonus/insufficient-by', { missing: formatNumber(missing, language) });
  }
  return t(`headOffice:code.${known.has(code) ? code : 'sync/refused'}` as TextKey);
}

/** What has become of a refusal: what waits for a person, and what was done with it. */
export type RefusalSign = 'open' | 'changed' | 'again' | 'dismissed' | 'superseded';

export function refusalSign({ state, changed }: RefusalLine): RefusalSign {
  return state === 'open' && changed ? 'changed' : state;
}

export const refusalSigns: Readonly<
  Record<RefusalSign, { readonly icon: Icon; readonly tone: string }>
> = {
  open: { icon: IconCloudX, tone: 'bad' },
  changed: { icon: IconClockPause, tone: 'warn' },
  again: { icon: IconSend, tone: 'info' },
  dismissed: { icon: IconX, tone: 'idle' },
  superseded: { icon: IconCircleCheck, tone: 'ok' },
};
