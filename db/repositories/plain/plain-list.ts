import type { Database } from 'better-sqlite3';
import { listNumbers, readEach } from '../numbered-rows.ts';

/** A whole list that leaves the application: its row numbers in order, and the rows of some of them. */
export type PlainList<Row, Query> = {
  numbers(query: Query): Uint32Array<ArrayBuffer>;
  /** In the order of the numbers; a row deleted meanwhile is left out. */
  read(pks: Iterable<number>): Row[];
};

/** What a query of a list narrows it to. */
export type Narrowed = { readonly where: string; readonly values: readonly unknown[] };

/**
 * Makes the reader of a list out of its statements: `numbers` answers `pk` and ends with a condition,
 * to which `narrow` adds; `row` finds one row by its number.
 */
export function plainList<Row, Query>(
  db: Database,
  sql: { readonly numbers: string; readonly order: string; readonly row: string },
  narrow: (query: Query) => readonly Narrowed[],
): PlainList<Row, Query> {
  const row = db.prepare<[number], Row>(sql.row);
  return {
    numbers: (query) => {
      const parts = narrow(query);
      const where = parts.map((part) => ` AND ${part.where}`).join('');
      return listNumbers(
        db,
        `${sql.numbers}${where} ORDER BY ${sql.order}`,
        parts.flatMap(({ values }) => values),
      );
    },
    read: (pks) => readEach(row, pks),
  };
}

/** Whose a row is, as lists that leave the application name it. */
export type OfCompany = {
  readonly reseller: string | null;
  readonly inn: string | null;
  readonly kpp: string | null;
  readonly resellerCity: string | null;
};

/** The columns of `OfCompany`, of the reseller `r`. */
export const companySql = 'r.name AS reseller, r.inn, r.kpp, r.city AS resellerCity';
