import type { RateRow } from '#contract/bonus-ledger.ts';
import type { FactorLevel } from '#domain/bonus/rate-table.ts';
import { instantCell, moneyCell, monthCell } from '../export/cells.ts';
import { column, type TableColumn } from '../export/table-column.ts';

/** What one product group earns from one step on, by one version of the rates. */
type RateLine = {
  readonly rate: RateRow;
  readonly group: string;
  /** In minor units. */
  readonly stepFrom: number;
  readonly points: number;
};

/** The title of the rates. */
export const rateTitle = { ru: 'Ставки', en: 'Rates' } as const;

/** The tables of all versions as lines: each group from each step on. */
export function rateLines(rates: readonly RateRow[]): readonly RateLine[] {
  return rates.flatMap((rate) =>
    rate.table.groups.flatMap(({ name, points }) =>
      rate.table.steps.map((stepFrom, at) => ({
        ...{ rate, group: name, stepFrom, points: points[at] ?? 0 },
      })),
    ),
  );
}

/** The columns of the rates, for files; instants in this zone. */
export function rateColumns(timeZone: string): readonly TableColumn<RateLine>[] {
  const factor = (level: FactorLevel, ru: string, en: string): TableColumn<RateLine> =>
    column(`factor-${level}`, [ru, en], 13, ({ rate }) => rate.table.factors[level] / 1000);
  return [
    column('version', ['Версия', 'Version'], 9, ({ rate }) => rate.version),
    column('validFrom', ['Действуют с', 'In force from'], 14, ({ rate }) =>
      monthCell(rate.validFrom),
    ),
    column('current', ['Сейчас', 'Now'], 13, ({ rate }, language) => {
      if (!rate.current) return null;
      return language === 'ru' ? 'действуют' : 'in force';
    }),
    column('group', ['Товарная группа', 'Product group'], 32, (r) => r.group),
    column('stepFrom', ['Объём месяца от', 'Monthly volume from'], 18, (r) =>
      moneyCell(r.stepFrom),
    ),
    column('currency', ['Валюта', 'Currency'], 9, ({ rate }) => rate.table.currency),
    column('points', ['Баллов за тысячу', 'Points a thousand'], 17, (r) => r.points),
    factor('gold', '× Золотой', '× Gold'),
    factor('silver', '× Серебряный', '× Silver'),
    factor('bronze', '× Бронзовый', '× Bronze'),
    factor('none', '× Без уровня', '× No level'),
    column('expires', ['Сгорают через, мес.', 'Expire after, months'], 19, ({ rate }) => {
      return rate.table.expiresAfterMonths;
    }),
    column('author', ['Кто ввёл', 'Entered by'], 22, ({ rate }) => rate.author),
    column('createdAt', ['Введены', 'Entered'], 17, ({ rate }) =>
      instantCell(rate.createdAt, timeZone),
    ),
  ];
}
