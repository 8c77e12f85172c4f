import type { Database, Statement } from 'better-sqlite3';
import { AppError } from '#contract/errors.ts';
import { isNoChange, type RecordChange } from '#domain/import/compare-records.ts';
import type { ImportOp } from '#domain/import/import-op.ts';
import type { RegisterRecord, ScalarField } from '#domain/import/register-record.ts';
import type { ResellerLevel } from '#domain/reseller/level.ts';
import type { ResellerStatus } from '#domain/reseller/status.ts';
import type { NewRow, RowPatch } from '#db/write/entities.ts';
import type { WriteTransaction } from '#db/write/write-transaction.ts';
import { BonusRequestWriter } from './bonus-request-writer.ts';
import { candidateWriter } from './candidate-writer.ts';
import { enteredMeanwhile } from './entered-meanwhile.ts';
import { ImportBatches } from './import-batches.ts';
import { sourceKeeper } from './import-source.ts';
import { InteractionWriter } from './interaction-writer.ts';
import { PurchaseWriter } from './purchase-writer.ts';
import { TrainingsWriter } from './trainings-writer.ts';

/** Writes the steps of one batch, each file's after the other. */
export class ImportWriter {
  readonly #db: Database;
  readonly #batchPk: number;
  readonly #batches: ImportBatches;
  readonly #row: Statement<[number], Record<string, string | number | null>>;
  #keep: ReturnType<typeof sourceKeeper>;
  #meanwhile: ReturnType<typeof enteredMeanwhile>;
  #purchases: PurchaseWriter | null = null;
  #requests: BonusRequestWriter | null = null;
  #interactions: InteractionWriter | null = null;
  #trainings: TrainingsWriter | null = null;
  #candidate: ReturnType<typeof candidateWriter> | null = null;
  /** Row numbers of what this file created, by its number within the file. */
  #created: number[] = [];
  #left: number[] = [];

  constructor(db: Database, batchPk: number, kind: string) {
    this.#db = db;
    this.#batchPk = batchPk;
    this.#batches = new ImportBatches(db);
    this.#row = db.prepare('SELECT * FROM reseller WHERE pk = ?');
    this.#keep = sourceKeeper(db, kind, batchPk);
    this.#meanwhile = enteredMeanwhile(db, batchPk);
  }

  /**
   * Rows of this file that could not be written any more, because a person entered or deleted their
   * reseller, or changed their purchase or request, while the file was being read: nobody guesses what
   * is meant now.
   */
  get left(): readonly number[] {
    return this.#left;
  }

  /** Throws `import/cancelled` when another process has taken the batch back meanwhile. */
  requireRunning(): void {
    if (this.#batches.isRunning(this.#batchPk)) return;
    throw new AppError('import/cancelled', 'The batch was taken back meanwhile');
  }

  /** Begins the next file of the batch. */
  nextFile(kind: string): void {
    this.#keep = sourceKeeper(this.#db, kind, this.#batchPk);
    this.#meanwhile = enteredMeanwhile(this.#db, this.#batchPk);
    this.#purchases = null;
    this.#requests = null;
    this.#trainings = null;
    this.#created = [];
    this.#left = [];
  }

  /** Writes one step within the given transaction, or leaves its row. */
  write(tx: WriteTransaction, step: ImportOp): void {
    if (step.op === 'candidate') {
      this.#candidate ??= candidateWriter(this.#db);
      this.#candidate(tx, step.candidate);
      return;
    }
    if (step.op === 'purchases') {
      this.#purchases ??= new PurchaseWriter(this.#db, this.#batchPk);
      this.#left.push(...this.#purchases.write(tx, step));
      return;
    }
    if (step.op === 'bonus-requests') {
      this.#requests ??= new BonusRequestWriter(this.#db, this.#batchPk);
      this.#left.push(...this.#requests.write(tx, step));
      return;
    }
    if (step.op === 'interaction-new' || step.op === 'interaction-change') {
      this.#interactions ??= new InteractionWriter(this.#db);
      if (!this.#interactions.write(tx, step)) this.#left.push(step.row);
      return;
    }
    if (step.op === 'application') {
      this.#trainings ??= new TrainingsWriter(this.#db, this.#batchPk);
      this.#left.push(...this.#trainings.write(tx, step));
      return;
    }
    if (step.op === 'create') {
      if (this.#meanwhile(step.record)) {
        this.#left.push(step.row);
        return;
      }
      const pk = tx.create('reseller', newReseller(step.record));
      this.#created[step.no] = pk;
      this.#add(tx, pk, step.record);
      this.#keep.create(pk, step.source);
      return;
    }
    const pk = step.pk ?? this.#created[step.no];
    // Its creation was left: so is what further rows add to it.
    if (pk === undefined) return;
    const current = this.#current(pk);
    if (current['deleted_at'] !== null) {
      if (step.pk !== null && !isNoChange(step.change)) this.#left.push(step.row);
      return;
    }
    this.#change(tx, pk, current, step.change);
    if (step.source !== null) this.#keep.change(pk, step.source);
  }

  #change(
    tx: WriteTransaction,
    pk: number,
    current: Readonly<Record<string, string | number | null>>,
    change: RecordChange,
  ): void {
    if (change.fields.length > 0) {
      const patch: Partial<Record<ScalarField, string | number | null>> = {};
      for (const { field, oldValue, newValue } of change.fields) {
        // Somebody edited the field while the file was being read: that edit is the newer word.
        if (current[columnOf(field)] === oldValue) patch[field] = newValue;
      }
      tx.patch('reseller', pk, patch as RowPatch<'reseller'>);
    }
    this.#add(tx, pk, change);
  }

  #add(
    tx: WriteTransaction,
    pk: number,
    from: Pick<RegisterRecord, 'phones' | 'emails' | 'contacts'>,
  ): void {
    for (const { name, position } of from.contacts) {
      tx.create('contact', { resellerPk: pk, name, position });
    }
    for (const { e164, extension, written } of from.phones) {
      tx.create('phone', { resellerPk: pk, e164, extension, written });
    }
    for (const address of from.emails) tx.create('email', { resellerPk: pk, address });
  }

  #current(pk: number): Readonly<Record<string, string | number | null>> {
    const row = this.#row.get(pk);
    if (!row) throw new Error(`no reseller with row number ${String(pk)}`);
    return row;
  }
}

function columnOf(field: ScalarField): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function newReseller(record: RegisterRecord): NewRow<'reseller'> {
  if (record.name === null) throw new Error('a reseller without a name');
  return {
    name: record.name,
    legalForm: record.legalForm,
    writtenName: record.writtenName,
    inn: record.inn,
    innWritten: record.innWritten,
    kpp: record.kpp,
    city: record.city,
    region: record.region,
    address: record.address,
    status: (record.status ?? 'candidate') as ResellerStatus,
    authorisedOn: record.authorisedOn,
    authorisedOnWritten: record.authorisedOnWritten,
    level: record.level as ResellerLevel | null,
    manager: record.manager,
    segment: record.segment,
    accountingCode: record.accountingCode,
    accountingTurnoverMinor: record.accountingTurnoverMinor,
    lastPurchaseOn: record.lastPurchaseOn,
    note: record.note,
    hiddenInSource: record.hidden ? 1 : 0,
  };
}
