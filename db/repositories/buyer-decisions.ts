import type { Database, Statement } from 'better-sqlite3';
import type { AskedBuyer, BuyerDecision } from '#contract/import-decisions.ts';
import type { StoredBuyers } from '#domain/import/find-buyer.ts';
import type { Buyer } from '#domain/import/purchases/purchase-record.ts';
import { spellingOf } from '#domain/import/spelling.ts';
import type { WriteTransaction } from '#db/write/write-transaction.ts';

/** What is asked of decisions; `all` reads them from end to end. */
export const buyerDecisionSql = {
  bySpelling: `SELECT pk, reseller_pk AS resellerPk FROM buyer_decision
    WHERE spelling = ? AND deleted_at IS NULL ORDER BY pk DESC`,
  all: `SELECT d.pk, d.company, d.city, d.inn, d.updated_at AS decidedAt, r.pk AS resellerPk, r.name,
      r.city AS resellerCity, r.deleted_at AS goneAt
    FROM buyer_decision d LEFT JOIN reseller r ON r.pk = d.reseller_pk
    WHERE d.deleted_at IS NULL ORDER BY d.updated_at DESC, d.pk DESC`,
  live: `SELECT d.spelling, d.reseller_pk AS resellerPk
    FROM buyer_decision d LEFT JOIN reseller r ON r.pk = d.reseller_pk
    WHERE d.deleted_at IS NULL AND r.deleted_at IS NULL ORDER BY d.pk`,
} as const;

type Row = Pick<BuyerDecision, 'pk' | 'company' | 'city' | 'inn' | 'decidedAt'> & {
  readonly resellerPk: number | null;
  readonly name: string | null;
  readonly resellerCity: string | null;
  readonly goneAt: number | null;
};

/** What persons have decided of spellings in files. */
export class BuyerDecisions {
  readonly #bySpelling: Statement<[string], { pk: number; resellerPk: number | null }>;
  readonly #all: Statement<[], Row>;

  constructor(db: Database) {
    this.#bySpelling = db.prepare(buyerDecisionSql.bySpelling);
    this.#all = db.prepare(buyerDecisionSql.all);
  }

  /** Every decision that was not taken back, the newest first. */
  all(): readonly BuyerDecision[] {
    return this.#all.all().map(({ resellerPk, name, resellerCity, goneAt, ...decision }) => ({
      ...decision,
      reseller:
        resellerPk === null
          ? null
          : { pk: resellerPk, name: name ?? '', city: resellerCity, isGone: goneAt !== null },
    }));
  }

  /** The decision for a company, if there is one, whether or not its reseller is still there. */
  of(buyer: Buyer): AskedBuyer['decided'] {
    return this.#bySpelling.get(spellingOf(buyer) ?? '') ?? null;
  }

  /**
   * Decides the spelling of a company in the place of what was decided before; null is nobody. Answers
   * the number of the decision. Throws RangeError for a company without name and INN.
   */
  decide(tx: WriteTransaction, buyer: Buyer, resellerPk: number | null): number {
    const spelling = spellingOf(buyer);
    if (spelling === null) throw new RangeError('nobody is named');
    const before = this.of(buyer);
    if (before !== null) {
      tx.patch('buyer-decision', before.pk, { resellerPk });
      return before.pk;
    }
    const { written, city, inn } = buyer;
    return tx.create('buyer-decision', {
      ...{ spelling, company: written ?? '', city, inn, resellerPk },
    });
  }

  /** Takes a decision back. */
  remove(tx: WriteTransaction, pk: number): void {
    tx.remove('buyer-decision', pk);
  }
}

/** Makes the question what was decided of a spelling, as it stands now; all are read at once. */
export function decidedBuyers(db: Database): StoredBuyers['decided'] {
  const rows = db
    .prepare<[], { spelling: string; resellerPk: number | null }>(buyerDecisionSql.live)
    .all();
  const bySpelling = new Map(rows.map(({ spelling, resellerPk }) => [spelling, { resellerPk }]));
  return (spelling) => bySpelling.get(spelling) ?? null;
}
