import type { ResellerFilterField, ResellerQuery, ResellerRow } from '#contract/reseller.ts';
import { drawMiddle } from '../../../components/grid/draw-middle.ts';
import { drawSign } from '../../../components/grid/draw-sign.ts';
import { columnsWithout, type GridField } from '../../../components/grid/grid-field.ts';
import { formatDate, formatInstantDate, formatPhone } from '../../../lib/format.ts';
import { textOf } from '../../../lib/use-texts.ts';

/** A column of the list. */
export type ListField = Exclude<keyof ResellerRow, 'pk' | 'id'>;
export type SortField = NonNullable<ResellerQuery['sort']>['field'];

/** The signs of the statuses, see `CellSigns`. */
export const statusGroup = 'status';

const orEmpty = (value: string | null): string => value ?? '';
const day = (at: number | null): string => (at === null ? '' : formatInstantDate(at));
const levelWord = ({ level }: ResellerRow): string =>
  level === null ? '' : textOf(`resellers:level.${level}`);

type ListSpec = GridField<ResellerRow> & { readonly field: ListField };

/** All columns, in the order in which they are offered. */
export const listFields: readonly ListSpec[] = [
  {
    field: 'name',
    title: 'resellers:columns.name',
    width: 250,
    sortable: true,
    fixed: true,
    text: (row) => row.name,
    draw: drawMiddle,
  },
  {
    field: 'legalForm',
    title: 'resellers:columns.legalForm',
    width: 64,
    text: (row) => orEmpty(row.legalForm),
  },
  {
    field: 'inn',
    title: 'resellers:columns.inn',
    width: 124,
    sortable: true,
    text: (row) => orEmpty(row.inn),
  },
  { field: 'kpp', title: 'resellers:columns.kpp', width: 92, text: (row) => orEmpty(row.kpp) },
  {
    field: 'city',
    title: 'resellers:columns.city',
    width: 130,
    sortable: true,
    text: (row) => orEmpty(row.city),
  },
  {
    field: 'region',
    title: 'resellers:columns.region',
    width: 170,
    sortable: true,
    text: (row) => orEmpty(row.region),
  },
  {
    field: 'status',
    title: 'resellers:columns.status',
    width: 176,
    sortable: true,
    text: (row) => textOf(`common:status.${row.status}`),
    draw: (element, text, row) => drawSign(element, statusGroup, row?.status ?? '', text),
  },
  {
    field: 'level',
    title: 'resellers:columns.level',
    width: 98,
    sortable: true,
    text: levelWord,
  },
  {
    field: 'manager',
    title: 'resellers:columns.manager',
    width: 140,
    sortable: true,
    text: (row) => orEmpty(row.manager),
  },
  {
    field: 'segment',
    title: 'resellers:columns.segment',
    width: 120,
    sortable: true,
    text: (row) => orEmpty(row.segment),
  },
  {
    field: 'contact',
    title: 'resellers:columns.contact',
    width: 170,
    text: (row) => orEmpty(row.contact),
  },
  {
    field: 'phone',
    title: 'resellers:columns.phone',
    width: 152,
    text: (row) => (row.phone === null ? '' : formatPhone(row.phone)),
  },
  {
    field: 'email',
    title: 'resellers:columns.email',
    width: 190,
    text: (row) => orEmpty(row.email),
  },
  {
    field: 'authorisedOn',
    title: 'resellers:columns.authorisedOn',
    width: 104,
    sortable: true,
    text: (row) => (row.authorisedOn === null ? '' : formatDate(row.authorisedOn)),
  },
  {
    field: 'lastInteractionAt',
    title: 'resellers:columns.lastInteractionAt',
    width: 104,
    sortable: true,
    text: (row) => day(row.lastInteractionAt),
  },
  {
    field: 'updatedAt',
    title: 'resellers:columns.updatedAt',
    width: 104,
    sortable: true,
    text: (row) => day(row.updatedAt),
  },
];

const sortable: ReadonlySet<string> = new Set(
  listFields.filter((field) => field.sortable).map(({ field }) => field),
);

/** Whether the list can be put in the order of this column. */
export function isSortField(field: string): field is SortField {
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
export const defaultColumns = columnsWithout(listFields, ['kpp', 'segment', 'updatedAt']);
