import type { Database } from 'better-sqlite3';
import {
  resellerFilterFields,
  type ResellerFilterField,
  type ResellerQuery,
  type ResellerRow,
} from '#contract/reseller.ts';
import { ResellerRows } from './reseller-rows.ts';
import { ResellerSearch } from './reseller-search.ts';

const filterColumns: Readonly<Record<ResellerFilterField, string>> = {
  status: 'status',
  level: 'level',
  region: 'region',
  city: 'city',
  manager: 'manager',
  segment: 'segment',
};

/** Empty values come last in both directions: people look for what is there. */
const sortColumns: Readonly<Record<NonNullable<ResellerQuery['sort']>['field'], string>> = {
  name: 'name_key',
  inn: 'inn',
  city: 'city',
  region: 'region',
  status: 'status',
  level: `CASE level WHEN 'gold' THEN 1 WHEN 'silver' THEN 2 WHEN 'bronze' THEN 3 END`,
  manager: 'manager',
  segment: 'segment',
  authorisedOn: 'authorised_on',
  lastInteractionAt: 'last_interaction_at',
  updatedAt: 'updated_at',
};

/** How many lines go with the answer, so that a window paints without asking again. */
const firstRows = 60;

/** The list of resellers: row numbers in order; the window fetches the lines it shows. */
export class ResellerList {
  readonly #db: Database;
  readonly #rows: ResellerRows;
  readonly #search: ResellerSearch;

  constructor(db: Database) {
    this.#db = db;
    this.#rows = new ResellerRows(db);
    this.#search = new ResellerSearch(db);
  }

  /** Row numbers of all that the query lets through, in its order, and the first lines. */
  list(query: ResellerQuery): { pks: Uint32Array<ArrayBuffer>; first: ResellerRow[] } {
    const { sql, values } = resellerListSql(query);
    const text = query.text?.trim() ?? '';
    const bound = text === '' ? values : [...values, JSON.stringify(this.#search.searchAll(text))];
    const pks = Uint32Array.from(
      this.#db
        .prepare<unknown[], number>(sql)
        .pluck()
        .all(...bound),
    );
    return { pks, first: this.#rows.read(pks.subarray(0, firstRows)) };
  }

  /** The lines of these row numbers, in their order. */
  rows(pks: Iterable<number>): ResellerRow[] {
    return this.#rows.read(pks);
  }

  /** For each filter its values with their counts, the most frequent first. */
  facets(): Record<ResellerFilterField, { value: string | null; count: number }[]> {
    const facet = (field: ResellerFilterField) =>
      this.#db
        .prepare<[], { value: string | null; count: number }>(
          `SELECT ${filterColumns[field]} AS value, count(*) AS count FROM reseller
           WHERE deleted_at IS NULL GROUP BY 1 ORDER BY 2 DESC, 1`,
        )
        .all();
    return Object.fromEntries(
      resellerFilterFields.map((field) => [field, facet(field)]),
    ) as ReturnType<ResellerList['facets']>;
  }
}

/** The statement of a query; a text filter binds one more value, the found row numbers as JSON. */
export function resellerListSql(query: ResellerQuery): { sql: string; values: string[] } {
  const where = ['deleted_at IS NULL'];
  const values: string[] = [];
  for (const field of resellerFilterFields) {
    const wanted = query.filters?.[field];
    if (!wanted || wanted.length === 0) continue;
    const column = filterColumns[field];
    const named = wanted.filter((value) => value !== null);
    const parts: string[] = [];
    if (named.length > 0) parts.push(`${column} IN (${named.map(() => '?').join(', ')})`);
    if (named.length < wanted.length) parts.push(`${column} IS NULL`);
    where.push(parts.length > 1 ? `(${parts.join(' OR ')})` : (parts[0] ?? '1'));
    values.push(...named);
  }
  if ((query.text?.trim() ?? '') !== '') where.push('pk IN (SELECT value FROM json_each(?))');
  const sort = query.sort ?? { field: 'name', direction: 'asc' };
  const direction = sort.direction === 'desc' ? 'DESC' : 'ASC';
  const column = sortColumns[sort.field];
  const order =
    sort.field === 'name'
      ? `name_key ${direction}, pk ${direction}`
      : `${column} IS NULL, ${column} ${direction}, name_key, pk`;
  return {
    sql: `SELECT pk FROM reseller WHERE ${where.join(' AND ')} ORDER BY ${order}`,
    values,
  };
}
