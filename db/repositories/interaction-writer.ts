import type { Database, Statement } from 'better-sqlite3';
import type { InteractionOp } from '#domain/import/import-op.ts';
import { logFields, type LogValues } from '#domain/import/interactions/log-record.ts';
import type { WriteTransaction } from '#db/write/write-transaction.ts';
import { isReseller } from './buyer-lookup.ts';
import { logColumns } from './interaction-lookup.ts';

const nothing: LogValues = {
  direction: null,
  durationS: null,
  operator: null,
  topic: null,
  outcome: null,
  text: null,
  phone: null,
  companyText: null,
  resellerPk: null,
  contactPk: null,
};

/** Writes what the rows of a log bring in or change. */
export class InteractionWriter {
  readonly #isThere: (resellerPk: number) => boolean;
  readonly #current: Statement<[number], LogValues & { readonly occurredAt: number }>;

  constructor(db: Database) {
    this.#isThere = isReseller(db);
    this.#current = db.prepare(
      `SELECT i.occurred_at AS occurredAt, ${logColumns} FROM interaction i
        WHERE pk = ? AND deleted_at IS NULL`,
    );
  }

  /**
   * Writes one row; answers false when it cannot be written any more, because somebody changed the
   * reseller or the interaction while the file was being read.
   */
  write(tx: WriteTransaction, op: InteractionOp): boolean {
    const { resellerPk } = op.values;
    if (typeof resellerPk === 'number' && !this.#isThere(resellerPk)) return false;
    if (op.op === 'interaction-new') {
      const { occurredAt, channel, values } = op;
      tx.create('interaction', { ...nothing, ...values, occurredAt, channel, state: 'done' });
      return true;
    }
    const current = this.#current.get(op.pk);
    const stands = logFields.every(
      (field) => op.was[field] === undefined || op.was[field] === current?.[field],
    );
    if (current === undefined || !stands) return false;
    const { moment } = op;
    if (moment !== undefined && moment.was !== current.occurredAt) return false;
    const occurredAt = moment?.to ?? current.occurredAt;
    tx.patch('interaction', op.pk, { ...op.values, occurredAt });
    return true;
  }
}
