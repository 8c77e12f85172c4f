import type { Database, Statement } from 'better-sqlite3';
import {
  interactionFilterFields,
  type InteractionDetails,
  type InteractionQuery,
  type InteractionRow,
} from '#contract/interaction-list.ts';
import { interactionMatch, isInText } from './interaction-match.ts';
import { listNumbers, readEach } from './numbered-rows.ts';

/** How many lines go with the answer, so that a window paints without asking again. */
const firstRows = 60;
/** More of a text than any width of its column shows. */
const shownCharacters = 200;

const stateSql = `CASE WHEN i.missed = 1 THEN 'missed' WHEN i.parked = 1 AND i.state <> 'done'
  THEN 'parked' ELSE i.state END`;

const common = `i.pk, i.occurred_at AS occurredAt, i.channel, i.direction, ${stateSql} AS state,
  i.reseller_pk AS resellerPk, coalesce(r.name, nullif(i.company_text, '')) AS reseller,
  c.name AS contact, i.operator, i.topic, i.outcome, i.duration_s AS durationSeconds,
  i.phone`;
const joined = `FROM interaction i LEFT JOIN reseller r ON r.pk = i.reseller_pk
  LEFT JOIN contact c ON c.pk = i.contact_pk WHERE i.pk = ? AND i.deleted_at IS NULL`;

/** The statements for one row; each finds it by its number. */
export const interactionRowSql = {
  row: `SELECT ${common}, substr(i.text, 1, ${String(shownCharacters)}) AS words ${joined}`,
  wholeRow: `SELECT ${common}, i.text AS words ${joined}`,
  details: `SELECT ${common}, i.id, i.text, r.city ${joined}`,
  notes: `SELECT pk, text, author, at FROM note
    WHERE interaction_pk = ? AND deleted_at IS NULL ORDER BY at, pk`,
} as const;

type Note = InteractionDetails['notes'][number];

/** The log of interactions: row numbers in order; the window fetches the lines it shows. */
export class InteractionList {
  readonly #db: Database;
  readonly #row: Statement<[number], InteractionRow>;
  readonly #wholeRow: Statement<[number], InteractionRow>;
  readonly #details: Statement<[number], Omit<InteractionDetails, 'notes'>>;
  readonly #notes: Statement<[number], Note>;
  readonly #text: Statement<[number], string | null>;
  readonly #found: Statement<[string], string>;

  constructor(db: Database) {
    this.#db = db;
    this.#row = db.prepare(interactionRowSql.row);
    this.#wholeRow = db.prepare(interactionRowSql.wholeRow);
    this.#details = db.prepare(interactionRowSql.details);
    this.#notes = db.prepare(interactionRowSql.notes);
    this.#text = db
      .prepare<[number], string | null>('SELECT text FROM interaction WHERE pk = ?')
      .pluck();
    this.#found = db
      .prepare<[string], string>(
        `SELECT json_group_array(rowid) FROM interaction_search WHERE interaction_search MATCH ?`,
      )
      .pluck();
  }

  /**
   * Row numbers of all that the query lets through, in its order, and the first lines. Words are
   * looked for in what was written down, `with-who` also in number and company.
   */
  list(
    query: InteractionQuery,
    words: 'with-who' | 'text' = 'with-who',
  ): { pks: Uint32Array<ArrayBuffer>; first: InteractionRow[] } {
    const pks = this.#withText(query.text ?? '', words, () => this.#ordered(query));
    return { pks, first: this.rows(pks.subarray(0, firstRows)) };
  }

  /** The lines of these row numbers, in their order; a row deleted meanwhile is left out. */
  rows(pks: Iterable<number>): InteractionRow[] {
    return readEach(this.#row, pks);
  }

  /** The same with all that was written down in place of its first words. */
  wholeRows(pks: Iterable<number>): InteractionRow[] {
    return readEach(this.#wholeRow, pks);
  }

  /** One interaction with its notes, oldest first; null when there is none (any more). */
  read(pk: number): InteractionDetails | null {
    const row = this.#details.get(pk);
    return row ? { ...row, notes: this.#notes.all(pk) } : null;
  }

  #ordered(query: InteractionQuery): Uint32Array<ArrayBuffer> {
    const { sql, values } = interactionListSql(query);
    return listNumbers(this.#db, sql, values);
  }

  /** Of an order only those whose words were found, in that order. */
  #withText(
    text: string,
    words: 'with-who' | 'text',
    order: () => Uint32Array<ArrayBuffer>,
  ): Uint32Array<ArrayBuffer> {
    const match = interactionMatch(text);
    if (match === null) return text.trim() === '' ? order() : new Uint32Array(0);
    const all = JSON.parse(this.#found.get(match) ?? '[]') as number[];
    const isWritten = isInText(text);
    // The index has the words of all three in one: which of them it was, the rows must say.
    const found =
      words === 'text' ? all.filter((pk) => isWritten(this.#text.get(pk) ?? null)) : all;
    if (found.length === 0) return new Uint32Array(0);
    // The rows themselves lie all over the file: looking each up takes longer than passing over an
    // index of all.
    const marks = new Uint8Array(found.reduce((most, pk) => Math.max(most, pk), 0) + 1);
    for (const pk of found) marks[pk] = 1;
    return order().filter((pk) => marks[pk] === 1);
  }
}

/**
 * The statement of a query but for its text. It names its index, for the choice must not hang on the
 * statistics that a file happens to have: a reseller's own, those that run, the wide one for
 * everything else the log is narrowed by, the narrow one for time alone.
 */
export function interactionListSql(query: Omit<InteractionQuery, 'text'>): {
  sql: string;
  values: (string | number)[];
} {
  const { filters = {}, state, resellerPk, from, until, direction = 'desc' } = query;
  const where = ['deleted_at IS NULL'];
  const values: (string | number)[] = [];
  const and = (condition: string, ...bound: readonly (string | number)[]): void => {
    where.push(condition);
    values.push(...bound);
  };
  if (resellerPk !== undefined) and('reseller_pk = ?', resellerPk);
  if (from !== undefined) and('occurred_at >= ?', from);
  if (until !== undefined) and('occurred_at < ?', until);
  if (state === 'missed') and('missed = 1');
  if (state === 'running') and(`state <> 'done'`);
  let wide = state === 'missed';
  for (const field of interactionFilterFields) {
    const wanted: readonly (string | null)[] | undefined = filters[field];
    if (!wanted || wanted.length === 0) continue;
    const named = wanted.filter((value) => value !== null);
    const parts: string[] = [];
    if (named.length > 0) parts.push(`${field} IN (${named.map(() => '?').join(', ')})`);
    if (named.length < wanted.length) parts.push(`${field} IS NULL`);
    and(parts.length > 1 ? `(${parts.join(' OR ')})` : (parts[0] ?? '1'), ...named);
    wide = true;
  }
  const index =
    resellerPk !== undefined
      ? 'interaction_reseller'
      : state === 'running'
        ? 'interaction_running'
        : wide
          ? 'interaction_log'
          : 'interaction_time';
  return {
    sql: `SELECT pk FROM interaction INDEXED BY ${index} WHERE ${where.join(' AND ')}
      ORDER BY occurred_at ${direction === 'asc' ? 'ASC' : 'DESC'}`,
    values,
  };
}
