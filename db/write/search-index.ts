import type { Database, Statement } from 'better-sqlite3';
import { searchKey } from '#domain/text/search-key.ts';

type ResellerTexts = {
  name: string;
  legal_form: string | null;
  inn: string | null;
  city: string | null;
  deleted_at: number | null;
};

/**
 * Keeps `reseller_search` and `phone_search` equal to the rows they are made of. The write path
 * calls it inside the transaction of the change, so that search never lags behind the data.
 */
export class SearchIndex {
  readonly #reseller: Statement<[number], ResellerTexts>;
  readonly #contacts: Statement<[number], string>;
  readonly #emails: Statement<[number], string>;
  readonly #put: Statement;
  readonly #drop: Statement;
  readonly #putPhone: Statement;
  readonly #dropPhone: Statement;

  constructor(db: Database) {
    this.#reseller = db.prepare(
      'SELECT name, legal_form, inn, city, deleted_at FROM reseller WHERE pk = ?',
    );
    this.#contacts = db
      .prepare<[number], string>(
        'SELECT name FROM contact WHERE reseller_pk = ? AND deleted_at IS NULL',
      )
      .pluck();
    this.#emails = db
      .prepare<[number], string>(
        'SELECT address FROM email WHERE reseller_pk = ? AND deleted_at IS NULL',
      )
      .pluck();
    this.#put = db.prepare('INSERT OR REPLACE INTO reseller_search (rowid, terms) VALUES (?, ?)');
    this.#drop = db.prepare('DELETE FROM reseller_search WHERE rowid = ?');
    this.#putPhone = db.prepare(
      'INSERT OR REPLACE INTO phone_search (rowid, digits) VALUES (?, ?)',
    );
    this.#dropPhone = db.prepare('DELETE FROM phone_search WHERE rowid = ?');
  }

  /** Makes the terms of one reseller anew from its rows. */
  refresh(resellerPk: number): void {
    const row = this.#reseller.get(resellerPk);
    if (!row || row.deleted_at !== null) {
      this.#drop.run(resellerPk);
      return;
    }
    this.#put.run(
      resellerPk,
      searchTerms({
        name: row.name,
        legalForm: row.legal_form,
        inn: row.inn,
        city: row.city,
        contacts: this.#contacts.all(resellerPk),
        emails: this.#emails.all(resellerPk),
      }),
    );
  }

  /** Makes a phone findable by any run of its digits; `null` takes it out. */
  refreshPhone(phonePk: number, e164: string | null): void {
    if (e164 === null) this.#dropPhone.run(phonePk);
    else this.#putPhone.run(phonePk, e164.slice(1));
  }
}

/** The words by which a reseller is found, normalised as queries are. */
export function searchTerms(texts: {
  readonly name: string;
  readonly legalForm: string | null;
  readonly inn: string | null;
  readonly city: string | null;
  readonly contacts: readonly string[];
  readonly emails: readonly string[];
}): string {
  const parts = [texts.name];
  if (texts.legalForm) parts.push(texts.legalForm);
  if (texts.inn) parts.push(texts.inn);
  if (texts.city) parts.push(texts.city);
  return searchKey([...parts, ...texts.contacts, ...texts.emails].join(' '));
}
