import type { InteractionFilterField } from '#contract/interaction-list.ts';
import type { Period } from '#domain/calendar/period.ts';
import { isInteractionChannel } from '#domain/interaction/channels.ts';
import { formatDate } from '../../lib/format.ts';
import type { Translate } from '../../lib/text-key.ts';

/** A value of a filter in words; null stands for "not said". */
export function valueWord(
  t: Translate,
  field: InteractionFilterField,
  value: string | null,
): string {
  if (value === null) return t('interactions:filter.notSaid');
  if (field !== 'channel' || !isInteractionChannel(value)) return value;
  return t(`resellers:timeline.kind.${value}`);
}

/** A period in words: by its name, or by its days. */
export function periodWord(t: Translate, period: Period): string {
  if ('name' in period) return t(`interactions:period.${period.name}`);
  const { from, to } = period;
  if (from !== null && to !== null) {
    return from === to ? formatDate(from) : `${formatDate(from)}–${formatDate(to)}`;
  }
  if (from !== null) return t('interactions:period.since', { date: formatDate(from) });
  return t('interactions:period.upTo', { date: to === null ? '' : formatDate(to) });
}
