import type { Database, Statement } from 'better-sqlite3';
import { searchKey } from '#domain/text/search-key.ts';

export type InteractionTexts = {
  readonly text: string | null;
  /** In E.164. */
  readonly phone: string | null;
  readonly companyText: string | null;
};

/**
 * Keeps `interaction_search` equal to what was written down. The write path calls it inside the
 * transaction of the change, so that the log is never behind the data.
 */
export class InteractionSearchIndex {
  readonly #texts: Statement<[number], InteractionTexts>;
  readonly #put: Statement<[number, string]>;
  readonly #drop: Statement<[number]>;

  constructor(db: Database) {
    this.#texts = db.prepare(
      `SELECT text, phone, company_text AS companyText FROM interaction
       WHERE pk = ? AND deleted_at IS NULL`,
    );
    this.#put = db.prepare(
      'INSERT OR REPLACE INTO interaction_search (rowid, terms) VALUES (?, ?)',
    );
    this.#drop = db.prepare('DELETE FROM interaction_search WHERE rowid = ?');
  }

  /** Makes the words of one interaction anew from its row. */
  refresh(pk: number): void {
    const texts = this.#texts.get(pk);
    if (texts) this.put(pk, texts);
    else this.#drop.run(pk);
  }

  /** As `refresh`, for a row of which one knows that it is there and what stands in it. */
  put(pk: number, texts: InteractionTexts): void {
    const terms = interactionTerms(texts);
    if (terms === '') this.#drop.run(pk);
    else this.#put.run(pk, terms);
  }
}

/** The words by which an interaction is found, normalised as queries are. */
export function interactionTerms({ text, phone, companyText }: InteractionTexts): string {
  // Of a number only its digits: so it is typed, from its beginning.
  const parts = [text, companyText, phone?.replace(/\D/g, '')];
  return searchKey(parts.filter((part) => part !== null && part !== undefined).join(' '));
}
