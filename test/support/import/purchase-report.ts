import { makeInn } from '#domain/reseller/inn.ts';
import type { TestSheet } from './write-register.ts';

/** What the resellers of a report bought: minor units by month and group, in the order of both lists. */
export type ReportModel = {
  readonly months: readonly string[];
  readonly groups: readonly string[];
  readonly buyers: readonly {
    readonly name: string;
    readonly inn: string;
    readonly city: string;
    /** By month, then by group; 0 for nothing. */
    readonly sums: readonly (readonly number[])[];
  }[];
};

export const layouts = [
  'months over groups',
  'groups over months',
  'one level',
  'months in columns',
  'groups in columns',
  'list',
] as const;
export type Layout = (typeof layouts)[number];

const ru = ['Январь', 'Февраль', 'Март', 'Апрель', 'Май', 'Июнь'].concat([
  'Июль',
  'Август',
  'Сентябрь',
  'Октябрь',
  'Ноябрь',
  'Декабрь',
]);
const en = ['January', 'February', 'March', 'April', 'May', 'June'].concat([
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]);
const partsOf = (month: string) => ({
  year: month.slice(0, 4),
  at: Number(month.slice(5)) - 1,
  number: month.slice(5),
});

/** Ways of writing a month; the last two leave the year to the title. */
export const monthStyles: readonly ((month: string) => string)[] = [
  (month) => `${ru[partsOf(month).at] ?? ''} ${partsOf(month).year}`,
  (month) => `${(ru[partsOf(month).at] ?? '').slice(0, 3).toLowerCase()}.${month.slice(2, 4)}`,
  (month) => `${partsOf(month).number}.${partsOf(month).year}`,
  (month) => month,
  (month) => `${(en[partsOf(month).at] ?? '').slice(0, 3)}-${month.slice(2, 4)}`,
  (month) => `${en[partsOf(month).at] ?? ''} ${partsOf(month).year} г.`,
  (month) => (ru[partsOf(month).at] ?? '').toUpperCase(),
  (month) => en[partsOf(month).at] ?? '',
];

export type ReportStyle = {
  readonly layout: Layout;
  readonly monthStyle: number;
  readonly english: boolean;
  /** The columns of the buyer in this order. */
  readonly order: readonly ('name' | 'inn' | 'city')[];
  readonly thousands: boolean;
  /** Sums as texts with a comma. */
  readonly commas: boolean;
  readonly totals: boolean;
  readonly merged: boolean;
  readonly titles: number;
};

export const plainStyle: ReportStyle = {
  layout: 'months over groups',
  monthStyle: 0,
  english: false,
  order: ['name', 'inn', 'city'],
  thousands: true,
  commas: false,
  totals: true,
  merged: true,
  titles: 2,
};

type Cell = string | number | null;
type Merge = NonNullable<TestSheet['merges']>[number];

/** A report of a model in a style, as a sheet. */
export function reportSheet(model: ReportModel, style: ReportStyle): TestSheet {
  const { english, order, titles } = style;
  const words = english
    ? { name: 'Customer', inn: 'Tax ID', city: 'Town', month: 'Month', group: 'Product group' }
    : { name: 'Покупатель', inn: 'ИНН', city: 'Город', month: 'Месяц', group: 'Товарная группа' };
  const total = english ? 'Total' : 'Итого';
  const unit = style.thousands ? (english ? 'USD thousand' : 'тыс. у.е.') : '$';
  const months = model.months.map((month) => (monthStyles[style.monthStyle] ?? String)(month));
  const year = model.months[0]?.slice(0, 4) ?? '';
  const heading = [
    english ? `Purchases, ${unit}, ${year}` : `Отчёт о закупках за ${year} год, ${unit}`,
    english ? 'Distributor: North' : 'Дистрибьютор: ТД «Север»',
  ];
  const rows: Cell[][] = Array.from({ length: titles }, (_, at) => [heading[at] ?? null]);
  rows.push([]);
  const top = rows.length;
  const merges: Merge[] = [];
  const sum = (minor: number): Cell => (minor === 0 ? null : money(minor, style));
  const lead = order.map((field) => words[field]);
  const buyerCells = (buyer: ReportModel['buyers'][number]): Cell[] =>
    order.map((field) => buyer[field]);
  const add = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);
  const body: { readonly head: readonly Cell[]; readonly sums: readonly number[] }[] = [];
  const group = (outer: readonly string[], inner: readonly string[]): void => {
    const upper: Cell[] = lead.map((word) => word);
    const lower: Cell[] = lead.map(() => null);
    for (const title of outer) {
      const left = upper.length;
      inner.forEach((text, at) => {
        upper.push(at === 0 ? title : null);
        lower.push(text);
      });
      const right = upper.length - 1;
      if (style.merged && right > left) merges.push({ top, left, bottom: top, right });
    }
    if (style.totals) upper.push(total);
    rows.push(upper, lower);
  };
  const across = model.buyers.map((buyer) => ({
    head: buyerCells(buyer),
    byMonth: buyer.sums.flat(),
    byGroup: model.groups.flatMap((_, g) => buyer.sums.map((ofMonth) => ofMonth[g] ?? 0)),
  }));
  switch (style.layout) {
    case 'months over groups':
      group(months, model.groups);
      body.push(...across.map(({ head, byMonth }) => ({ head, sums: byMonth })));
      break;
    case 'groups over months':
      group(model.groups, months);
      body.push(...across.map(({ head, byGroup }) => ({ head, sums: byGroup })));
      break;
    case 'one level':
      rows.push([
        ...lead,
        ...months.flatMap((month) => model.groups.map((name) => `${name}, ${month}`)),
        ...(style.totals ? [total] : []),
      ]);
      body.push(...across.map(({ head, byMonth }) => ({ head, sums: byMonth })));
      break;
    case 'months in columns':
      rows.push([...lead, words.group, ...months, ...(style.totals ? [total] : [])]);
      for (const buyer of model.buyers) {
        model.groups.forEach((name, g) => {
          const sums = buyer.sums.map((ofMonth) => ofMonth[g] ?? 0);
          // As a pivot table prints it: who bought stands once.
          const own = g === 0 ? buyerCells(buyer) : order.map(() => null);
          body.push({ head: [...own, name], sums });
        });
      }
      break;
    case 'groups in columns':
      rows.push([words.month, ...lead, ...model.groups, ...(style.totals ? [total] : [])]);
      model.months.forEach((_, m) => {
        for (const [at, buyer] of model.buyers.entries()) {
          const month = at === 0 || !style.merged ? (months[m] ?? null) : null;
          body.push({ head: [month, ...buyerCells(buyer)], sums: buyer.sums[m] ?? [] });
        }
      });
      break;
    case 'list':
      rows.push([...lead, words.group, words.month, english ? 'Amount' : 'Сумма закупок']);
      for (const buyer of model.buyers) {
        buyer.sums.forEach((ofMonth, m) =>
          ofMonth.forEach((minor, g) => {
            if (minor === 0) return;
            const head = [...buyerCells(buyer), model.groups[g] ?? null, months[m] ?? null];
            body.push({ head, sums: [minor] });
          }),
        );
      }
  }
  const withTotal = style.totals && style.layout !== 'list';
  for (const { head, sums } of body) {
    rows.push([...head, ...sums.map(sum), ...(withTotal ? [sum(add(sums))] : [])]);
  }
  if (style.totals && body.length > 0) {
    const width = body[0]?.sums.length ?? 0;
    const columns = Array.from({ length: width }, (_, at) =>
      add(body.map(({ sums }) => sums[at] ?? 0)),
    );
    const head = (body[0]?.head ?? []).map((_, at) => (at === 0 ? total : null));
    rows.push([...head, ...columns.map(sum), ...(withTotal ? [sum(add(columns))] : [])]);
  }
  return { name: english ? 'Report' : 'Лист1', rows, merges };
}

/** A sum as a cell: digits are moved, never divided. */
function money(minor: number, { thousands, commas }: ReportStyle): Cell {
  const places = thousands ? 5 : 2;
  const digits = String(Math.abs(minor)).padStart(places + 1, '0');
  const whole = digits.slice(0, -places);
  const fraction = digits.slice(-places).replace(/0+$/, '');
  const sign = minor < 0 ? '-' : '';
  if (!commas) return Number(`${sign}${whole}.${fraction || '0'}`);
  return fraction === '' ? `${sign}${whole}` : `${sign}${whole},${fraction}`;
}

/** An INN with one digit typed wrong. */
export function mistyped(inn: string): string {
  return `${inn.slice(0, 9)}${inn.endsWith('1') ? '2' : '1'}`;
}

/** A company of a test by its number, with an INN whose digits add up. */
export function testBuyer(at: number): { name: string; inn: string; city: string } {
  const cities = ['Тула', 'Тверь', 'Пермь', 'Казань'];
  return {
    name: `ООО «Вектор ${String(at)}»`,
    inn: makeInn(String(770_000_000 + at)),
    city: cities[at % cities.length] ?? 'Тула',
  };
}
