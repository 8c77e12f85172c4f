import Sqlite from 'better-sqlite3';
import { protocolVersion } from '#contract/sync/limits.ts';
import type { Database } from '#db/database.ts';
import { migrate } from '#db/migrate.ts';
import { migrations } from '#db/migrations/index.ts';
import { takeIdentity } from '#db/sync/identity.ts';
import { readSyncState, startSyncState } from '#db/sync/sync-state.ts';
import { SyncStore, type StoreFaults, type StorePlace } from '#db/sync/sync-store.ts';
import { knownHere, type Known } from '#db/sync/take-rows.ts';
import { Writer } from '#db/write/writer.ts';
import { createBonusHandlers } from '#electron/data/bonus/handlers.ts';
import { UndoStack } from '#electron/data/reseller/undo-stack.ts';
import { createTrainingHandlers } from '#electron/data/training/handlers.ts';
import { exchange, type ExchangeResult } from '#electron/sync/exchange.ts';
import { headOfficeOver } from '#electron/sync/head-office.ts';
import type { Transport } from '#electron/sync/transport.ts';
import { testContext } from '#test/support/data-context.ts';
import { officeTime } from '#test/support/working-time.ts';

/** A desktop dies here; what was not committed is gone. */
export class Died extends Error {}

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
};

/** A desktop without windows: its file, the use cases on it, and its exchange with head office. */
export class Desk {
  readonly name: string;
  readonly actor: string;
  readonly #parts: DeskParts;
  db: Database;
  token: string | undefined;
  old: boolean;
  /** Numbers of the log that were stored here, of the log that is being read. */
  seen = new Set<number>();
  /** Ids of mutations that were once answered and read in the log, or did not stand: others may have changed the row. */
  readonly answered = new Set<string>();
  /** Where it dies next. */
  dies: { place: StorePlace | 'given'; times: number } | null = null;
  #open: ReturnType<Desk['open']>;

  /** Over a new file in memory, a copy of one, or one that is open already. */
  constructor(parts: DeskParts, file?: Buffer | Database) {
    this.#parts = parts;
    this.name = parts.name;
    this.actor = parts.actor;
    this.old = parts.old ?? false;
    this.db = file === undefined ? newFile() : Buffer.isBuffer(file) ? new Sqlite(file) : file;
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

  /** Begins anew on the same file, as after a crash. */
  reopen(): void {
    this.dies = null;
    this.#open = this.open();
  }

  /** Puts an earlier state of the file in the place of this one. */
  replace(file: Buffer, seen: ReadonlySet<number>): void {
    this.db.close();
    this.db = new Sqlite(file);
    this.seen = new Set(seen);
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
        at: (place) => this.#maybeDie(place),
        faults,
        ...(this.old ? { knows: older } : {}),
      }),
      bonus: createBonusHandlers(context, undo),
      training: createTrainingHandlers(context, undo),
    };
  }

  #maybeDie(place: StorePlace | 'given'): void {
    if (this.dies?.place !== place) return;
    this.dies.times -= 1;
    if (this.dies.times > 0) return;
    this.dies = null;
    throw new Died(place);
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

  /** One exchange; whoever dies in it is open again when this throws. */
  async sync(): Promise<ExchangeResult> {
    try {
      return await exchange({
        db: this.db,
        store: this.#watched(),
        headOffice: this.#headOffice,
        credentials: {
          token: () => this.token,
          store: (given) => {
            this.token = given;
            this.#maybeDie('given');
            return Promise.resolve();
          },
        },
        now: this.#parts.now,
        allowDeletions: true,
      });
    } catch (error) {
      if (error instanceof Died) this.reopen();
      throw error;
    }
  }

  /** The store, with what comes of the log noted as soon as it is on the disk. */
  #watched(): SyncStore {
    const { store } = this;
    const note = (entries: readonly { readonly seq: number }[], from: number): void => {
      if (from === 0) this.seen.clear();
      for (const { seq } of entries) this.seen.add(seq);
    };
    return new Proxy(store, {
      get: (target, name) => {
        if (name === 'takeAnswer') {
          return (...args: Parameters<SyncStore['takeAnswer']>) => {
            const result = target.takeAnswer(...args);
            this.#noteAnswered();
            this.#noteOthers(...args);
            return result;
          };
        }
        if (name !== 'takePage') {
          const value: unknown = Reflect.get(target, name, target);
          return typeof value === 'function' ? (value.bind(target) as unknown) : value;
        }
        return (...args: Parameters<SyncStore['takePage']>) => {
          const from = readSyncState(this.db)?.cursor ?? 0;
          const result = target.takePage(...args);
          note(args[0], from);
          this.#noteAnswered();
          return result;
        };
      },
    });
  }

  /** What did not stand as it was typed shows from then on what head office has instead. */
  #noteOthers(...[steps, { outcomes }]: Parameters<SyncStore['takeAnswer']>): void {
    const stands = new Map(outcomes.map(({ mutNo, status }) => [mutNo, status === 'accepted']));
    for (const { mutations } of steps) {
      for (const { mutNo, mutId } of mutations) {
        if (stands.get(mutNo) === false) this.answered.add(mutId);
      }
    }
  }

  #noteAnswered(): void {
    const settled = this.db.prepare<[], string>(
      'SELECT mut_id FROM mutation WHERE settled_at IS NOT NULL',
    );
    for (const id of settled.pluck().all()) this.answered.add(id);
  }
}
