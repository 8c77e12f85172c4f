import Sqlite from 'better-sqlite3';
import { protocolVersion } from '#contract/sync/limits.ts';
import type { Database } from '#db/database.ts';
import { migrate } from '#db/migrate.ts';
import { migrations } from '#db/migrations/index.ts';
import { takeIdentity } from '#db/sync/identity.ts';
import { readSyncState, startSyncState } from '#db/sync/sync-state.ts';
import { SyncStore, type StoreFaults } from '#db/sync/sync-store.ts';
import { knownHere, type Known } from '#db/sync/take-rows.ts';
import type { SqlValue } from '#db/write/entities.ts';
import { Writer } from '#db/write/writer.ts';
import { createBonusHandlers } from '#electron/data/bonus/handlers.ts';
import { UndoStack } from '#electron/data/reseller/undo-stack.ts';
import { createTrainingHandlers } from '#electron/data/training/handlers.ts';
import { exchange, type ExchangeResult } from '#electron/sync/exchange.ts';
import { headOfficeOver } from '#electron/sync/head-office.ts';
import type { Transport } from '#electron/sync/transport.ts';
import { testContext } from '#test/support/data-context.ts';
import { Died, Fuse } from '#test/support/server/fuse.ts';
import { afterDeath, makeMortal } from '#test/support/server/mortal-database.ts';
import { officeTime } from '#test/support/working-time.ts';

let template: Buffer | undefined;

/** An empty data file as a new desktop has it, in memory. */
function newFile(): Database {
  if (template === undefined) {
    const db = new Sqlite(':memory:');
    migrate(db, migrations);
    template = db.serialize();
    db.close();
  }
  return new Sqlite(template);
}

const time = officeTime('9-18');

/** An older version: it has neither the segment of a reseller nor e-mail addresses. */
const older: Known = {
  entity: (name): name is Parameters<Known['fields']>[0] =>
    name !== 'email' && knownHere.entity(name),
  fields: (entity) =>
    entity === 'reseller'
      ? new Set([...knownHere.fields(entity)].filter((name) => name !== 'segment'))
      : knownHere.fields(entity),
};

export type DeskParts = {
  readonly name: string;
  readonly actor: string;
  readonly transport: Transport;
  readonly now: () => number;
  readonly faults?: StoreFaults;
  readonly old?: boolean;
  /** From so many rows on it takes a snapshot. */
  readonly snapshotFrom?: number;
};

/** What of the log was stored at a desktop: all up to a number with a snapshot, and what it read behind that. */
export type Seen = { upTo: number; readonly later: Set<number> };

/** Ways in which something of head office is stored, whole or not at all. */
type Takes = 'takeAnswer' | 'takePage' | 'takeRows' | 'endSnapshot';
type Notes = { readonly [T in Takes]: (...args: Parameters<SyncStore[T]>) => void };

/** A desktop without windows: its file, the use cases on it, and its exchange with head office. */
export class Desk {
  readonly name: string;
  readonly actor: string;
  readonly #parts: DeskParts;
  db: Database;
  token: string | undefined;
  old: boolean;
  /** Of the log that is being read. */
  seen: Seen = { upTo: 0, later: new Set() };
  /** Ids of mutations that were answered as they were typed, and whose row nobody has told anew since. */
  readonly stands = new Set<string>();
  /** Ids of mutations that were done with once, or did not stand as typed: others may have changed the row. */
  readonly answered = new Set<string>();
  /** Of such mutations that wait for an answer again: what their fields have shown since, by id and field. */
  readonly waitsAgain = new Map<string, Map<string, SqlValue>>();
  readonly #fuse = new Fuse();
  /** What is being stored, with how the desktop stood before: a death may come right behind the commit. */
  #taking: { readonly before: string; readonly note: () => void } | null = null;
  #open: ReturnType<Desk['open']>;

  /** Over a new file in memory, a copy of one, or one that is open already. */
  constructor(parts: DeskParts, file?: Buffer | Database) {
    this.#parts = parts;
    this.name = parts.name;
    this.actor = parts.actor;
    this.old = parts.old ?? false;
    this.db = file === undefined ? newFile() : Buffer.isBuffer(file) ? new Sqlite(file) : file;
    makeMortal(this.db, this.#fuse);
    this.#open = this.open();
  }

  get writer() {
    return this.#open.writer;
  }
  get store() {
    return this.#open.store;
  }
  get undo() {
    return this.#open.undo;
  }
  get bonus() {
    return this.#open.bonus;
  }
  get training() {
    return this.#open.training;
  }

  /** Begins anew on the same file. */
  reopen(): void {
    this.#open = this.open();
  }

  /** Puts an earlier state of the file in the place of this one. */
  replace(file: Buffer, seen: Seen): void {
    this.db.close();
    this.db = new Sqlite(file);
    makeMortal(this.db, this.#fuse);
    this.seen = structuredClone(seen);
    this.reopen();
  }

  private open() {
    const { db } = this;
    const { now, faults = {}, actor } = this.#parts;
    db.pragma('foreign_keys = ON');
    const writer = new Writer(db, now);
    const context = testContext(
      { db, writer },
      { actor: () => actor, now, workingTime: () => time },
    );
    const undo = new UndoStack(context);
    return {
      writer,
      undo,
      store: new SyncStore(db, writer, {
        faults,
        ...(this.old ? { knows: older } : {}),
      }),
      bonus: createBonusHandlers(context, undo),
      training: createTrainingHandlers(context, undo),
    };
  }

  get #headOffice() {
    return headOfficeOver(this.#parts.transport, () => this.token);
  }

  async enrol(code: string): Promise<void> {
    const { deviceId } = this.writer;
    const given = await this.#headOffice.enrol({
      ...{ code, deviceId, deviceName: this.name, program: 'simulation' },
      protocol: protocolVersion,
    });
    this.token = given.token;
    startSyncState(this.db, { ...given, server: 'http://sim', enrolledAt: this.#parts.now() });
    if (given.deviceId !== deviceId) takeIdentity(this.db, given.deviceId);
  }

  /** Does something here; with a number of writes it dies before the next one and is open again then. */
  work(crash: number | null, work: () => void): void {
    if (crash === null) return work();
    this.#fuse.arm(crash);
    try {
      work();
    } catch (error) {
      if (!(error instanceof Died)) throw error;
      this.#revive();
    } finally {
      this.#fuse.disarm();
    }
  }

  /** One exchange, which may die likewise; whoever dies in it is open again when this throws `Died`. */
  async sync(crash: number | null = null): Promise<ExchangeResult> {
    const { snapshotFrom } = this.#parts;
    if (crash !== null) this.#fuse.arm(crash);
    try {
      return await exchange({
        db: this.db,
        store: this.#watched(),
        headOffice: this.#headOffice,
        credentials: {
          token: () => this.token,
          store: (given) => {
            this.token = given;
            return Promise.resolve();
          },
        },
        now: this.#parts.now,
        allowDeletions: true,
        ...(snapshotFrom === undefined ? {} : { snapshotFrom }),
      });
    } catch (error) {
      if (error instanceof Died) this.#revive();
      throw error;
    } finally {
      this.#fuse.disarm();
    }
  }

  #revive(): void {
    afterDeath(this.db, this.#fuse);
    const taking = this.#taking;
    this.#taking = null;
    if (taking !== null && taking.before !== this.#standing()) taking.note();
    this.reopen();
  }

  #standing(): string {
    return JSON.stringify(readSyncState(this.db));
  }

  /** The store, with what comes of head office noted as soon as it is on the disk. */
  #watched(): SyncStore {
    const notes: Notes = {
      takeAnswer: (...args) => {
        this.#noteOthers(...args);
        this.#noteDone();
      },
      takePage: (entries) => {
        for (const { seq } of entries) this.seen.later.add(seq);
        this.#noteDone();
      },
      takeRows: (rows, seq) => this.#noteTold(rows, seq),
      endSnapshot: (seq) => {
        this.seen = { upTo: seq, later: new Set() };
        this.#noteDone();
      },
    };
    return new Proxy(this.store, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== 'function') return value;
        const method = value.bind(target) as (...args: unknown[]) => unknown;
        if (!(name in notes)) return method;
        const note = notes[name as Takes] as (...args: unknown[]) => void;
        return (...args: unknown[]) => {
          const before = this.#standing();
          if (name === 'takePage' && readSyncState(this.db)?.cursor === 0) this.#forgetSeen();
          this.#taking = { before, note: () => note(...args) };
          const result = method(...args);
          note(...args);
          this.#taking = null;
          return result;
        };
      },
    });
  }

  /** The log is read from its first entry: it may be another one. */
  #forgetSeen(): void {
    this.seen = { upTo: 0, later: new Set() };
  }

  /** What did not stand as it was typed, or was told anew with its row, shows what head office has instead. */
  #noteOthers(...[steps, { outcomes, rows }]: Parameters<SyncStore['takeAnswer']>): void {
    const statusOf = new Map(outcomes.map(({ mutNo, status }) => [mutNo, status]));
    for (const { mutations } of steps) {
      for (const { mutNo, mutId } of mutations) {
        const status = statusOf.get(mutNo);
        if (status === undefined) continue;
        this.waitsAgain.delete(mutId);
        if (status !== 'accepted') this.#noteOther(mutId);
        else if (!this.answered.has(mutId)) this.stands.add(mutId);
      }
    }
    this.#noteTold(rows, Number.MAX_SAFE_INTEGER);
  }

  /** Rows as they are with the log up to a number: what was answered within it may be overwritten. */
  #noteTold(rows: readonly { readonly id: string }[], seq: number): void {
    const ofRow = this.db.prepare<[string, number], string>(
      'SELECT mut_id FROM mutation WHERE entity_id = ? AND acked_seq <= ?',
    );
    for (const { id } of rows)
      for (const mutId of ofRow.pluck().all(id, seq)) this.#noteOther(mutId);
  }

  #noteDone(): void {
    const settled = this.db.prepare<[], string>(
      'SELECT mut_id FROM mutation WHERE settled_at IS NOT NULL',
    );
    for (const id of settled.pluck().all()) this.#noteOther(id);
  }

  #noteOther(mutId: string): void {
    this.answered.add(mutId);
    this.stands.delete(mutId);
  }
}
