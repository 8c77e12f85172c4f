import type { Database, Statement } from 'better-sqlite3';
import type { ResellerRow, SearchHit } from '#contract/reseller.ts';
import { searchKey } from '#domain/text/search-key.ts';
import { ResellerRows } from './reseller-rows.ts';
import { searchReadings, trigramMatch, type SearchReading } from './search-terms.ts';

/** Sorts after every key that begins with the text before it. */
const lastCharacter = '\u{10FFFF}';

/** The statements of the search box, here so that tests can look at their plans. */
export const searchSql = {
  byName: `SELECT pk FROM reseller WHERE deleted_at IS NULL AND name_key >= ? AND name_key < ?
    ORDER BY name_key LIMIT ?`,
  byInn: `SELECT pk FROM reseller WHERE deleted_at IS NULL AND inn >= ? AND inn < ?
    ORDER BY inn LIMIT ?`,
  byWords: 'SELECT rowid FROM reseller_search WHERE reseller_search MATCH ? LIMIT ?',
  byPhone: `SELECT p.reseller_pk FROM phone_search s JOIN phone p ON p.pk = s.rowid
    JOIN reseller r ON r.pk = p.reseller_pk
    WHERE phone_search MATCH ? AND instr(p.e164, ?) > 0 AND r.deleted_at IS NULL LIMIT ?`,
  byWordsAndPhone: `SELECT rowid FROM reseller_search WHERE reseller_search MATCH ?
    AND EXISTS (SELECT 1 FROM phone p WHERE p.reseller_pk = reseller_search.rowid
      AND p.deleted_at IS NULL AND instr(p.e164, ?) > 0) LIMIT ?`,
} as const;

/** Finds resellers while a person types: names first, then every other way to be found. */
export class ResellerSearch {
  readonly #rows: ResellerRows;
  readonly #byName: Statement<[string, string, number], number>;
  readonly #byInn: Statement<[string, string, number], number>;
  readonly #byWords: Statement<[string, number], number>;
  readonly #byPhone: Statement<[string, string, number], number>;
  readonly #byWordsAndPhone: Statement<[string, string, number], number>;
  readonly #phones: Statement<[number], string>;
  readonly #emails: Statement<[number], string>;
  readonly #contacts: Statement<[number], string>;

  constructor(db: Database) {
    this.#rows = new ResellerRows(db);
    this.#byName = db.prepare<[string, string, number], number>(searchSql.byName).pluck();
    this.#byInn = db.prepare<[string, string, number], number>(searchSql.byInn).pluck();
    this.#byWords = db.prepare<[string, number], number>(searchSql.byWords).pluck();
    this.#byPhone = db.prepare<[string, string, number], number>(searchSql.byPhone).pluck();
    this.#byWordsAndPhone = db
      .prepare<[string, string, number], number>(searchSql.byWordsAndPhone)
      .pluck();
    const texts = (column: string, table: string) =>
      db
        .prepare<[number], string>(
          `SELECT ${column} FROM ${table} WHERE reseller_pk = ? AND deleted_at IS NULL ORDER BY pk`,
        )
        .pluck();
    this.#phones = texts('e164', 'phone');
    this.#emails = texts('address', 'email');
    this.#contacts = texts('name', 'contact');
  }

  /** At most `limit` resellers, the likeliest first, each with the text in which it was found. */
  search(text: string, limit: number): { hits: SearchHit[]; more: boolean } {
    const readings = searchReadings(text);
    const found = new Map<number, SearchReading>();
    for (const reading of readings) {
      this.#collect(reading, limit + 1, found);
      if (found.size > limit) break;
    }
    const pks = [...found.keys()].slice(0, limit);
    // Words may stand in anything of a reseller: one that is called so goes before the others.
    const rank = ({ pk, name }: ResellerRow): number => {
      const reading = found.get(pk);
      return !reading || reading.innPrefix !== null || hasTokens(name, reading.tokens) ? 0 : 1;
    };
    const rows = this.#rows.read(pks).toSorted((a, b) => rank(a) - rank(b));
    const hits = rows.map((row) => {
      const reading = found.get(row.pk);
      return { ...row, matched: reading ? this.#matched(row, reading) : nameMatch(row) };
    });
    return { hits, more: found.size > limit };
  }

  /** Row numbers of all that the search finds, in no order: the filter of the list. */
  searchAll(text: string): number[] {
    const all = Number.MAX_SAFE_INTEGER;
    const found = new Map<number, SearchReading>();
    for (const reading of searchReadings(text)) this.#collect(reading, all, found);
    return [...found.keys()];
  }

  /** Adds what one reading finds until there are `enough`; the order of the steps is the rank. */
  #collect(reading: SearchReading, enough: number, found: Map<number, SearchReading>): void {
    const add = (pks: readonly number[]): boolean => {
      for (const pk of pks) {
        if (found.size >= enough) return true;
        if (!found.has(pk)) found.set(pk, reading);
      }
      return found.size >= enough;
    };
    const { nameKey, innPrefix, match, matchBesidePhone, phoneRuns } = reading;
    const end = (key: string) => key + lastCharacter;
    if (innPrefix !== null && add(this.#byInn.all(innPrefix, end(innPrefix), enough))) return;
    if (add(this.#byName.all(nameKey, end(nameKey), enough))) return;
    // What was found already may be found again here, hence more than is still missing.
    if (match !== null && add(this.#byWords.all(match, enough))) return;
    for (const run of phoneRuns) {
      const pks =
        matchBesidePhone === null
          ? this.#byPhone.all(trigramMatch(run), run, enough)
          : this.#byWordsAndPhone.all(matchBesidePhone, run, enough);
      if (add(pks)) return;
    }
  }

  #matched(row: ResellerRow, reading: SearchReading): SearchHit['matched'] {
    const { tokens, phoneRuns, innPrefix } = reading;
    const has = (text: string | null) => text !== null && hasTokens(text, tokens);
    if (innPrefix !== null && row.inn?.startsWith(innPrefix)) {
      return { field: 'inn', text: row.inn };
    }
    if (has(row.name)) return nameMatch(row);
    const run = phoneRuns[0];
    if (run !== undefined) {
      const phone = this.#phones.all(row.pk).find((e164) => e164.includes(run));
      if (phone !== undefined) return { field: 'phone', text: phone };
    }
    const contact = this.#contacts.all(row.pk).find(has);
    if (contact !== undefined) return { field: 'contact', text: contact };
    const email = this.#emails.all(row.pk).find(has);
    if (email !== undefined) return { field: 'email', text: email };
    if (row.city !== null && has(row.city)) return { field: 'city', text: row.city };
    return nameMatch(row);
  }
}

function nameMatch(row: ResellerRow): SearchHit['matched'] {
  return { field: 'name', text: row.name };
}

function hasTokens(text: string, tokens: readonly string[]): boolean {
  const words = searchKey(text).split(' ');
  return tokens.every((token) => words.some((word) => word.startsWith(token)));
}
