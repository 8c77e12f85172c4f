import type { Database, Statement } from 'better-sqlite3';
import { ensureDevice, readDeviceSql, type Device } from './device.ts';
import { entityInfo, type Entity } from './entities.ts';
import { InteractionSearchIndex } from './interaction-search-index.ts';
import { SearchIndex } from './search-index.ts';
import {
  WriteTransaction,
  type EntityStatements,
  type WriteContext,
  type WriteParts,
} from './write-transaction.ts';
import { HybridClock } from '#domain/identity/hlc.ts';
import { uuidV7 } from '#domain/identity/uuid-v7.ts';

/** Version of the fields in mutations; rises when a migration adds a column that is sent. */
export const mutationSchemaVersion = 6;

type CommitListener = (resellers: ReadonlySet<number>, entities: ReadonlySet<Entity>) => void;

/**
 * The only way to write a row that head office knows: row, mutation, history and search index
 * change together or not at all. One writer a file; not for several threads.
 */
export class Writer {
  readonly #db: Database;
  readonly #now: () => number;
  readonly #clock: HybridClock;
  readonly #deviceId: string;
  readonly #statements = new Map<Entity, EntityStatements>();
  readonly #search: SearchIndex;
  readonly #interactionSearch: InteractionSearchIndex;
  readonly #insertMutation: Statement;
  readonly #insertChange: Statement;
  readonly #saveDevice: Statement;
  readonly #touchInteraction: Statement;
  readonly #addInteraction: Statement;
  readonly #begin: Statement;
  readonly #commit: Statement;
  readonly #rollback: Statement;
  readonly #readDevice: Statement<[], Device>;
  readonly #lastGroup: Statement<[], number>;
  #mutNo: number;
  /** The first mutation of the transaction that runs; null where each is a step of its own. */
  #step: number | null = null;
  #listeners: CommitListener[] = [];

  constructor(db: Database, now: () => number = Date.now) {
    this.#db = db;
    this.#now = now;
    const device = ensureDevice(db, uuidV7, now());
    this.#deviceId = device.deviceId;
    this.#mutNo = device.lastMutNo;
    this.#clock = new HybridClock(device.deviceId, device.lastHlc);
    this.#readDevice = db.prepare(readDeviceSql);
    this.#lastGroup = db
      .prepare<[], number>('SELECT coalesce(max(group_no), 0) FROM change')
      .pluck();
    this.#search = new SearchIndex(db);
    this.#interactionSearch = new InteractionSearchIndex(db);
    this.#insertMutation = db.prepare(
      `INSERT INTO mutation (mut_no, mut_id, kind, entity, entity_id, fields, hlc, schema_version,
        actor, created_at, step) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#insertChange = db.prepare(
      `INSERT INTO change (group_no, entity, entity_pk, reseller_pk, field, old_value, new_value,
        actor, at, batch_pk, mut_no) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#saveDevice = db.prepare('UPDATE device SET last_mut_no = ?, last_hlc = ? WHERE one = 1');
    this.#touchInteraction = db.prepare(
      `UPDATE reseller SET last_interaction_at =
        (SELECT max(occurred_at) FROM interaction WHERE reseller_pk = ? AND deleted_at IS NULL)
       WHERE pk = ?`,
    );
    this.#addInteraction = db.prepare(
      `UPDATE reseller SET last_interaction_at = ?
       WHERE pk = ? AND (last_interaction_at IS NULL OR last_interaction_at < ?)`,
    );
    this.#begin = db.prepare('BEGIN IMMEDIATE');
    this.#commit = db.prepare('COMMIT');
    this.#rollback = db.prepare('ROLLBACK');
  }

  get deviceId(): string {
    return this.#deviceId;
  }

  /** Calls back after each commit with the resellers and the kinds of rows it touched. */
  onCommit(listener: CommitListener): void {
    this.#listeners.push(listener);
  }

  /**
   * Runs `work` in one transaction: what it writes is on the disk when this returns, and nothing
   * of it when it throws. Everything written in it is one step of undo.
   */
  transaction<T>(context: WriteContext, work: (tx: WriteTransaction) => T): T {
    this.#begin.run();
    let tx: WriteTransaction;
    let result: T;
    try {
      // The command line may write to the same file: what counts on is in the file, under its lock.
      const device = this.#readDevice.get();
      if (!device) throw new Error('the file has lost its device');
      this.#mutNo = device.lastMutNo;
      // Rows of an import stand each for itself: one that is refused takes no other with it.
      this.#step = context.batchPk === null ? device.lastMutNo + 1 : null;
      if (device.lastHlc > this.#clock.last) this.#clock.receive(device.lastHlc, this.#now());
      tx = new WriteTransaction(this.#parts, context, (this.#lastGroup.get() ?? 0) + 1);
      result = work(tx);
      tx.finish();
      if (this.#mutNo !== device.lastMutNo) this.#saveDevice.run(this.#mutNo, this.#clock.last);
      this.#commit.run();
    } catch (error) {
      // A full disk may already have rolled back by itself.
      if (this.#db.inTransaction) this.#rollback.run();
      // Row numbers that were given in it are given again, to other rows.
      for (const { ids } of this.#statements.values()) ids.clear();
      throw error;
    }
    for (const listener of this.#listeners) listener(tx.touched, tx.entities);
    return result;
  }

  readonly #parts: WriteParts = {
    now: () => this.#now(),
    statements: (entity) => this.#of(entity),
    patchStatement: (entity, columns) => this.#patchStatement(entity, columns),
    newId: uuidV7,
    search: () => this.#search,
    interactionSearch: () => this.#interactionSearch,
    mutation: (kind, entity, entityId, fields, actor, at) => {
      this.#mutNo += 1;
      const hlc = this.#clock.tick(at);
      this.#insertMutation.run(
        this.#mutNo,
        uuidV7(),
        kind,
        entity,
        entityId,
        fields,
        hlc,
        mutationSchemaVersion,
        actor,
        at,
        this.#step ?? this.#mutNo,
      );
      return this.#mutNo;
    },
    change: (...values) => void this.#insertChange.run(...values),
    touchInteraction: (pk) => void this.#touchInteraction.run(pk, pk),
    addInteraction: (pk, occurredAt) => void this.#addInteraction.run(occurredAt, pk, occurredAt),
  };

  #of(entity: Entity): EntityStatements {
    let found = this.#statements.get(entity);
    if (!found) {
      const info = entityInfo(entity);
      const columns = info.fields.map((f) => f.column);
      const table = info.table;
      found = {
        info,
        insert: this.#db.prepare(
          `INSERT INTO ${table} (id, created_at, updated_at, batch_pk, ${columns.join(', ')})
           VALUES (?, ?, ?, ?, ${columns.map(() => '?').join(', ')})`,
        ),
        byPk: this.#db.prepare(`SELECT * FROM ${table} WHERE pk = ?`),
        idByPk: this.#db.prepare<[number], string>(`SELECT id FROM ${table} WHERE pk = ?`).pluck(),
        remove: this.#db.prepare(`UPDATE ${table} SET deleted_at = ?, updated_at = ? WHERE pk = ?`),
        patches: new Map(),
        ids: new Map(),
      };
      this.#statements.set(entity, found);
    }
    return found;
  }

  #patchStatement(entity: Entity, columns: readonly string[]): Statement {
    const statements = this.#of(entity);
    const key = columns.join();
    let found = statements.patches.get(key);
    if (!found) {
      const set = columns.map((column) => `${column} = ?`).join(', ');
      found = this.#db.prepare(
        `UPDATE ${statements.info.table} SET ${set}, updated_at = ? WHERE pk = ?`,
      );
      statements.patches.set(key, found);
    }
    return found;
  }
}
