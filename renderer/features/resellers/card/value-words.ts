import type { FieldChange } from '#contract/reseller.ts';
import { formatDate, formatNumber, formatPhone } from '../../../lib/format.ts';
import { currentLanguage } from '../../../lib/i18n.ts';
import type { TextKey } from '../../../lib/text-key.ts';
import { textOf } from '../../../lib/use-texts.ts';

/** An amount in kopecks as roubles. */
export function formatMoney(minor: number): string {
  return `${formatNumber(minor / 100, currentLanguage())} ₽`;
}

/** A value of the history as people read it; an empty one is said, not left out. */
export function valueWords(entity: string, field: string, value: FieldChange['oldValue']): string {
  if (value === null || value === '') return textOf('resellers:card.emptyValue');
  const text = String(value);
  if (entity === 'reseller' && field === 'status') {
    return textOf(`common:status.${text}` as TextKey);
  }
  if (entity === 'reseller' && field === 'level')
    return textOf(`resellers:level.${text}` as TextKey);
  if (field.startsWith('consent')) return textOf(`resellers:contacts.consent.${text}` as TextKey);
  if (entity === 'phone' && field === 'e164') return formatPhone(text);
  if (field === 'accountingTurnoverMinor') return formatMoney(Number(value));
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? formatDate(text) : text;
}
