import type { PreviewRow } from '#contract/import.ts';
import { isRequestKind } from '#domain/bonus/request-kinds.ts';
import { requestStates } from '#domain/bonus/request-state.ts';
import { formatAmount } from '#domain/money/parse-amount.ts';
import { isResellerLevel } from '#domain/reseller/level.ts';
import { isResellerStatus } from '#domain/reseller/status.ts';
import { formatDate, formatMonth, formatNumber } from '../../../lib/format.ts';
import type { Language } from '../../../lib/i18n.ts';
import type { Translate } from '../../../lib/text-key.ts';
import { fieldWord } from '../words.ts';
import type { TableColumn } from './table-columns.ts';

export type Change = PreviewRow['changes'][number];

/** What was written goes along with what was read from it and need not be told twice. */
const silent = new Set(['writtenName', 'innWritten', 'authorisedOnWritten']);

const dates = new Set(['authorisedOn', 'lastPurchaseOn', 'requestedOn', 'decidedOn', 'startsOn']);
/** A value more of these takes nothing away. */
const adding = new Set([
  'phone',
  'email',
  'contact',
  'amount',
  'bonus-request',
  'participant',
  'course',
  'startsOn',
]);

/** The changes of a row that a person wants to read. */
export function toldChanges(changes: readonly Change[]): readonly Change[] {
  const told = changes.filter(({ field }) => !silent.has(field));
  return told.length > 0 ? told : changes;
}

/** A stored value as people write it. */
export function changeValue(
  field: string,
  value: string,
  t: Translate,
  language: Language,
): string {
  if (value === '') return t('import:rows.empty');
  if (field === 'status' && isResellerStatus(value)) return t(`common:status.${value}`);
  if (field === 'level' && isResellerLevel(value)) return t(`resellers:level.${value}`);
  if (dates.has(field)) return formatDate(value);
  if (field === 'requestKind' && isRequestKind(value)) return t(`bonuses:kind.${value}`);
  const state = field === 'approval' ? requestStates.find((one) => one === value) : undefined;
  if (state !== undefined) return t(`bonuses:state.${state}`);
  if (field === 'accountingTurnoverMinor' && /^-?\d+$/.test(value)) {
    return formatNumber(Number(value) / 100, language);
  }
  if (field === 'amount') {
    const [minor, currency = ''] = value.split(' ');
    return `${formatAmount(Number(minor))} ${currency}`;
  }
  return value;
}

/** One change in words: «Город: Тула → Москва». */
export function changeSentence(change: Change, t: Translate, language: Language): string {
  const { field, oldValue, newValue, place } = change;
  const words = {
    field:
      place === undefined
        ? fieldWord(field, t)
        : t('import:rows.purchase', {
            group: place.productGroup,
            month: formatMonth(place.month, language),
          }),
    oldValue: changeValue(field, oldValue, t, language),
    newValue: changeValue(field, newValue, t, language),
  };
  return t(
    adding.has(field) && oldValue === '' ? 'import:rows.added' : 'import:rows.change',
    words,
  );
}

const columnFieldOf: Readonly<Record<string, string>> = {
  accountingCode: 'code',
  accountingTurnoverMinor: 'turnover',
  decidedBy: 'approval',
  'bonus-request': 'requestNumber',
};

/** The changes of a row by the column that they come from. */
export function changesByColumn(
  changes: readonly Change[],
  columns: readonly TableColumn[],
): ReadonlyMap<number, Change> {
  const found = new Map<number, Change>();
  for (const change of changes) {
    const field = columnFieldOf[change.field] ?? change.field;
    if (field === 'amount') {
      if (change.column !== undefined) found.set(change.column, change);
      continue;
    }
    const column =
      columns.find((one) => one.field === change.field) ??
      columns.find((one) => one.field === field) ??
      columns.find((one) => one.field === 'innKpp' && (field === 'inn' || field === 'kpp'));
    if (column) found.set(column.column, change);
  }
  return found;
}
