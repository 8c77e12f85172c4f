import type { ResellerFilterField } from '#contract/reseller.ts';
import type { TextKey, Translate } from '../../../lib/text-key.ts';

/** A value of a filter as people read it. */
export function filterWord(t: Translate, field: ResellerFilterField, value: string | null): string {
  if (value === null) return t('resellers:filter.empty');
  if (field === 'status') return t(`common:status.${value}` as TextKey);
  if (field === 'level') return t(`resellers:level.${value}` as TextKey);
  return value;
}
