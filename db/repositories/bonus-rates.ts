import type { Database, Statement } from 'better-sqlite3';
import type { RateTable, RateVersion } from '#domain/bonus/rate-table.ts';

type Stored = Omit<StoredRate, 'table' | 'used'> & {
  readonly definition: string;
  readonly used: 0 | 1;
};
export type StoredRate = RateVersion & {
  readonly author: string | null;
  readonly createdAt: number;
  readonly used: boolean;
};

/** Reads the versions of the rates; there are few. */
export class BonusRates {
  readonly #all: Statement<[], Stored>;

  constructor(db: Database) {
    this.#all = db.prepare(
      `SELECT b.pk, b.version, b.valid_from AS validFrom, b.definition, b.author,
         b.created_at AS createdAt, EXISTS (SELECT 1 FROM bonus_entry e WHERE e.rule_pk = b.pk) AS used
       FROM bonus_rule b WHERE b.deleted_at IS NULL ORDER BY b.valid_from DESC, b.version DESC`,
    );
  }

  /** Every version, the latest to begin first. */
  all(): StoredRate[] {
    return this.#all.all().map(({ definition, used, ...rate }) => ({
      ...rate,
      used: used === 1,
      table: JSON.parse(definition) as RateTable,
    }));
  }
}
