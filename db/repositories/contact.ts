import type { Database, Statement } from 'better-sqlite3';
import type { Contact, Email, Phone } from '#contract/reseller.ts';

type ContactEntity = 'contact' | 'phone' | 'email';

/** Reads the people of resellers with the numbers and addresses of both. */
export class Contacts {
  readonly #people: Statement<[number], Contact>;
  readonly #phones: Statement<[number], Phone>;
  readonly #emails: Statement<[number], Email>;
  readonly #owner: Readonly<Record<ContactEntity, Statement<[number], number>>>;

  constructor(db: Database) {
    this.#people = db.prepare(
      `SELECT pk, name, position, note, consent_calls AS consentCalls,
        consent_letters AS consentLetters, consent_personal_data AS consentPersonalData
       FROM contact WHERE reseller_pk = ? AND deleted_at IS NULL ORDER BY pk`,
    );
    this.#phones = db.prepare(
      `SELECT pk, contact_pk AS contactPk, e164, extension, written AS raw
       FROM phone WHERE reseller_pk = ? AND deleted_at IS NULL ORDER BY pk`,
    );
    this.#emails = db.prepare(
      `SELECT pk, contact_pk AS contactPk, address
       FROM email WHERE reseller_pk = ? AND deleted_at IS NULL ORDER BY pk`,
    );
    const owner = (table: ContactEntity) =>
      db
        .prepare<[number], number>(
          `SELECT reseller_pk FROM ${table} WHERE pk = ? AND deleted_at IS NULL`,
        )
        .pluck();
    this.#owner = { contact: owner('contact'), phone: owner('phone'), email: owner('email') };
  }

  /** All of a reseller, in the order in which they were added. */
  ofReseller(resellerPk: number): { contacts: Contact[]; phones: Phone[]; emails: Email[] } {
    return {
      contacts: this.#people.all(resellerPk),
      phones: this.#phones.all(resellerPk),
      emails: this.#emails.all(resellerPk),
    };
  }

  /** Whose contact, phone or e-mail this is; undefined when there is no such row (any more). */
  ownerOf(entity: ContactEntity, pk: number): number | undefined {
    return this.#owner[entity].get(pk);
  }
}
