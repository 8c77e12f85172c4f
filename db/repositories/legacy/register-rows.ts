import type { Database } from 'better-sqlite3';
import type { ResellerStatus } from '#domain/reseller/status.ts';
import type { ResellerLevel } from '#domain/reseller/level.ts';

/** A reseller with all that the old register has a column for. */
export type RegisterRow = {
  readonly pk: number;
  readonly name: string;
  readonly writtenName: string | null;
  readonly legalForm: string | null;
  readonly inn: string | null;
  readonly kpp: string | null;
  readonly city: string | null;
  readonly region: string | null;
  readonly address: string | null;
  readonly status: ResellerStatus;
  readonly authorisedOn: string | null;
  readonly level: ResellerLevel | null;
  readonly manager: string | null;
  readonly note: string | null;
  readonly phones: readonly { readonly e164: string; readonly extension: string | null }[];
  readonly emails: readonly string[];
  readonly contacts: readonly { readonly name: string; readonly position: string | null }[];
};

type Own = Omit<RegisterRow, 'phones' | 'emails' | 'contacts'>;

/** Reads resellers for the old register, by row number. */
export class RegisterRows {
  readonly #own;
  readonly #region;
  readonly #phones;
  readonly #emails;
  readonly #contacts;

  constructor(db: Database) {
    const ofReseller = <Row>(columns: string, table: string) =>
      db.prepare<[number], Row>(
        `SELECT ${columns} FROM ${table} WHERE reseller_pk = ? AND deleted_at IS NULL ORDER BY pk`,
      );
    this.#own = db.prepare<[number], Own>(
      `SELECT pk, name, written_name AS writtenName, legal_form AS legalForm, inn, kpp, city, region,
         address, status, authorised_on AS authorisedOn, level, manager, note
       FROM reseller WHERE pk = ? AND deleted_at IS NULL`,
    );
    this.#region = db
      .prepare<[number], string | null>('SELECT region FROM reseller WHERE pk = ?')
      .pluck();
    this.#phones = ofReseller<RegisterRow['phones'][number]>('e164, extension', 'phone');
    this.#emails = ofReseller<{ readonly address: string }>('address', 'email');
    this.#contacts = ofReseller<RegisterRow['contacts'][number]>('name, position', 'contact');
  }

  /** The region of a reseller; null where none is known. */
  region(pk: number): string | null {
    return this.#region.get(pk) ?? null;
  }

  /** The resellers in the order asked; one deleted meanwhile is left out. */
  read(pks: Iterable<number>): RegisterRow[] {
    const rows: RegisterRow[] = [];
    for (const pk of pks) {
      const own = this.#own.get(pk);
      if (own === undefined) continue;
      const emails = this.#emails.all(pk).map(({ address }) => address);
      rows.push({ ...own, emails, phones: this.#phones.all(pk), contacts: this.#contacts.all(pk) });
    }
    return rows;
  }
}
