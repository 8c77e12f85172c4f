import type { Database, Statement } from 'better-sqlite3';
import type { ResellerRow } from '#contract/reseller.ts';
import { readEach } from './numbered-rows.ts';

/** The first phone of the reseller `r`. */
export const firstPhoneSql =
  '(SELECT e164 FROM phone WHERE reseller_pk = r.pk AND deleted_at IS NULL ORDER BY pk LIMIT 1)';

/** The columns of a list line; the first phone, e-mail and contact are looked up by index. */
export const resellerRowColumns = `
  r.pk, r.id, r.name, r.legal_form AS legalForm, r.inn, r.kpp, r.city, r.region, r.status,
  r.level, r.manager, r.segment, r.authorised_on AS authorisedOn,
  ${firstPhoneSql} AS phone,
  (SELECT address FROM email WHERE reseller_pk = r.pk AND deleted_at IS NULL ORDER BY pk LIMIT 1)
    AS email,
  (SELECT name FROM contact WHERE reseller_pk = r.pk AND deleted_at IS NULL ORDER BY pk LIMIT 1)
    AS contact,
  r.last_interaction_at AS lastInteractionAt, r.updated_at AS updatedAt`;

/** Reads list lines by row number. */
export class ResellerRows {
  readonly #byPk: Statement<[number], ResellerRow>;

  constructor(db: Database) {
    this.#byPk = db.prepare(
      `SELECT ${resellerRowColumns} FROM reseller r WHERE r.pk = ? AND r.deleted_at IS NULL`,
    );
  }

  /** The lines in the order asked; a row deleted meanwhile is left out. */
  read(pks: Iterable<number>): ResellerRow[] {
    return readEach(this.#byPk, pks);
  }
}
