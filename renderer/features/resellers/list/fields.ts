import type { ResellerFilterField, ResellerQuery, ResellerRow } from '#contract/reseller.ts';
import type { SavedView } from '#contract/shell.ts';
import { formatDate, formatInstantDate, formatPhone } from '../../../lib/format.ts';

/** A column of the list. */
export type ListField = Exclude<keyof ResellerRow, 'pk' | 'id'>;
export type SortField = NonNullable<ResellerQuery['sort']>['field'];
export type ListColumn = { readonly field: ListField; readonly width: number | null };

/** All columns, in the order in which they are offered, and their widths as long as nobody drew them. */
export const listFields: Readonly<Record<ListField, number>> = {
  name: 250,
  legalForm: 64,
  inn: 124,
  kpp: 92,
  city: 130,
  region: 170,
  status: 176,
  level: 98,
  manager: 140,
  segment: 120,
  contact: 170,
  phone: 152,
  email: 190,
  authorisedOn: 104,
  lastInteractionAt: 104,
  updatedAt: 104,
};

export const allListFields = Object.keys(listFields) as readonly ListField[];

const sortable: ReadonlySet<string> = new Set<SortField>([
  'name',
  'inn',
  'city',
  'region',
  'status',
  'level',
  'manager',
  'segment',
  'authorisedOn',
  'lastInteractionAt',
  'updatedAt',
]);

/** Whether the list can be put in the order of this column. */
export function isSortField(field: ListField): field is ListField & SortField {
  return sortable.has(field);
}

/** The columns that the filter bar offers, in its order. */
export const filterFields: readonly ResellerFilterField[] = [
  'status',
  'level',
  'region',
  'city',
  'manager',
  'segment',
];

/** The columns of a fresh desktop: all but what is seldom looked at. */
export const defaultColumns: readonly ListColumn[] = allListFields
  .filter((field) => field !== 'kpp' && field !== 'segment' && field !== 'updatedAt')
  .map((field) => ({ field, width: null }));

/** Columns as stored by an older or a newer version: unknown ones are left out, the name stays. */
export function knownColumns(stored: SavedView['columns']): readonly ListColumn[] {
  const known = stored.filter((column): column is ListColumn =>
    (allListFields as readonly string[]).includes(column.field),
  );
  if (known.length === 0) return defaultColumns;
  if (known.some(({ field }) => field === 'name')) return known;
  return [{ field: 'name', width: null }, ...known];
}

/** A cell as text where it needs no words of the language. */
export function plainCell(row: ResellerRow, field: ListField): string {
  const value = row[field];
  if (value === null) return '';
  if (typeof value === 'number') return formatInstantDate(value);
  if (field === 'authorisedOn') return formatDate(value);
  return field === 'phone' ? formatPhone(value) : value;
}
