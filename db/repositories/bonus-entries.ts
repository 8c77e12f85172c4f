import type { Database, Statement } from 'better-sqlite3';
import type { EntryWhy, LedgerLine } from '#contract/bonus-ledger.ts';
import type { AccrualDetail } from '#domain/bonus/accrue.ts';

type StoredLine = Omit<LedgerLine, 'balance' | 'available'>;
type StoredWhy = {
  readonly pk: number;
  readonly detail: string | null;
  readonly purchasePk: number | null;
  readonly rulePk: number | null;
  readonly postingPk: number | null;
  readonly requestPk: number | null;
  readonly reversesPk: number | null;
};

/** The statements of the reader; each finds its rows by an index. */
export const entrySql = {
  lines: `SELECT e.pk, e.kind, e.points, e.at, e.actor, e.text, e.month,
    e.expires_on AS expiresOn, e.request_pk AS requestPk, q.kind AS requestKind
    FROM bonus_entry e LEFT JOIN bonus_request q ON q.pk = e.request_pk
    WHERE e.reseller_pk = ? AND e.deleted_at IS NULL ORDER BY e.at, e.id`,
  why: `SELECT pk, detail, purchase_pk AS purchasePk, rule_pk AS rulePk,
    posting_pk AS postingPk, request_pk AS requestPk, reverses_pk AS reversesPk
    FROM bonus_entry WHERE pk = ? AND deleted_at IS NULL`,
  purchase: `SELECT month, product_group AS productGroup, distributor, amount_minor AS amountMinor,
    currency FROM purchase WHERE pk = ?`,
  rule: 'SELECT version, valid_from AS validFrom FROM bonus_rule WHERE pk = ?',
  posting: `SELECT month, posted_at AS postedAt, posted_by AS postedBy FROM bonus_posting
    WHERE pk = ?`,
  request: `SELECT pk, kind, points, state, created_by AS createdBy FROM bonus_request
    WHERE pk = ? AND deleted_at IS NULL`,
  entry: 'SELECT pk, kind, points, at FROM bonus_entry WHERE pk = ?',
} as const;

/** Reads entries as people look at them: with the running account, and with where each comes from. */
export class BonusEntries {
  readonly #lines: Statement<[number], StoredLine>;
  readonly #why: Statement<[number], StoredWhy>;
  readonly #purchase: Statement<[number], NonNullable<EntryWhy['purchase']>>;
  readonly #rule: Statement<[number], NonNullable<EntryWhy['rule']>>;
  readonly #posting: Statement<[number], NonNullable<EntryWhy['posting']>>;
  readonly #request: Statement<[number], NonNullable<EntryWhy['request']>>;
  readonly #entry: Statement<[number], NonNullable<EntryWhy['reverses']>>;

  constructor(db: Database) {
    this.#lines = db.prepare(entrySql.lines);
    this.#why = db.prepare(entrySql.why);
    this.#purchase = db.prepare(entrySql.purchase);
    this.#rule = db.prepare(entrySql.rule);
    this.#posting = db.prepare(entrySql.posting);
    this.#request = db.prepare(entrySql.request);
    this.#entry = db.prepare(entrySql.entry);
  }

  /** All entries of a reseller, the newest first, each with the account after it. */
  lines(resellerPk: number): LedgerLine[] {
    let available = 0;
    let reserved = 0;
    return this.#lines
      .all(resellerPk)
      .map((line) => {
        available += line.points;
        if (line.kind === 'reservation' || line.kind === 'release') reserved -= line.points;
        return { ...line, available, balance: available + reserved };
      })
      .reverse();
  }

  /** Where an entry comes from; null when there is none. */
  why(pk: number): EntryWhy | null {
    const entry = this.#why.get(pk);
    if (!entry) return null;
    const { detail, purchasePk, rulePk, postingPk, requestPk, reversesPk } = entry;
    const answered = this.#of(this.#entry, reversesPk);
    // What takes an accrual back is explained by what the accrual was for.
    const origin = answered?.kind === 'accrual' ? this.#why.get(answered.pk) : undefined;
    const json = detail ?? origin?.detail ?? null;
    return {
      pk,
      detail: json === null ? null : (JSON.parse(json) as AccrualDetail),
      purchase: this.#of(this.#purchase, purchasePk ?? origin?.purchasePk ?? null),
      rule: this.#of(this.#rule, rulePk ?? origin?.rulePk ?? null),
      posting: this.#of(this.#posting, postingPk ?? origin?.postingPk ?? null),
      request: this.#of(this.#request, requestPk),
      reverses: answered,
    };
  }

  #of<R>(statement: Statement<[number], R>, pk: number | null): R | null {
    return pk === null ? null : (statement.get(pk) ?? null);
  }
}
