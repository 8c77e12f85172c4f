import type { Database, Statement } from 'better-sqlite3';
import type { EntityName } from '#contract/entities.ts';
import { headOfficeActor } from '#contract/sync/head-office-actor.ts';
import type { LogEntry, Outcome, PushResponse, RowState } from '#contract/sync/messages.ts';
import type { Mutation } from '#contract/sync/mutation.ts';
import { isShippedId } from '#domain/identity/shipped-id.ts';
import { Receiver } from '../write/receiver.ts';
import type { WriteTransaction } from '../write/write-transaction.ts';
import type { Writer } from '../write/writer.ts';
import { awaitingRescue } from './awaiting-rescue.ts';
import { Outbox, type OutgoingStep } from './outbox.ts';
import { ParkedEntries } from './parked-entries.ts';
import { keepRefusal } from './refusals.ts';
import { changeSyncState, readSyncState } from './sync-state.ts';
import { putShippedBack } from './shipped-rows.ts';
import {
  knownHere,
  rowOfEntry,
  rowOfState,
  takeRow,
  type Known,
  type PresentRow,
} from './take-rows.ts';

/** What a page of the log was. */
export type PageResult = { readonly taken: number; readonly parked: number };

export type AnswerResult = {
  readonly accepted: number;
  readonly refused: number;
  readonly conflicts: number;
};

/** Of these nobody has to be told. */
const plain: ReadonlySet<Outcome['status']> = new Set(['accepted', 'merged', 'conflict']);

/** Where a process may die; a test throws in it. */
export type StorePlace = 'answered' | 'taken';

/** What may be left out in a test, to see that it is needed. */
export type StoreFaults = {
  /** The cursor is stored before the rows, in a transaction of its own. */
  readonly cursorApart?: boolean;
  /** What is under way is overwritten by what arrives. */
  readonly withoutPending?: boolean;
  /** A version that is already here keeps the newer one out as well. */
  readonly strictVersions?: boolean;
};

export type SyncStoreOptions = {
  readonly at?: (place: StorePlace) => void;
  readonly faults?: StoreFaults;
  /** Which kinds and fields this version knows; a test leaves some out, as an older version would. */
  readonly knows?: Known;
};

/**
 * The desktop's side of the exchange with head office: what goes up, and what comes back. Every answer and every
 * page is stored whole or not at all, together with how far one has come.
 */
export class SyncStore {
  readonly outbox: Outbox;
  readonly #db: Database;
  readonly #writer: Writer;
  readonly #receiver: Receiver;
  readonly #ack: Statement<[number | null, number | null, number]>;
  readonly #settle: Statement<[number]>;
  readonly #parked: ParkedEntries;
  readonly #told: Statement<[string], number>;
  readonly #at: (place: StorePlace) => void;
  readonly #faults: StoreFaults;
  readonly #knows: Known;

  constructor(db: Database, writer: Writer, options: SyncStoreOptions = {}) {
    this.#db = db;
    this.#writer = writer;
    this.#at = options.at ?? (() => undefined);
    this.#faults = options.faults ?? {};
    this.#knows = options.knows ?? knownHere;
    this.outbox = new Outbox(db);
    this.#receiver = new Receiver(db, this.#faults.strictVersions);
    this.#ack = db.prepare('UPDATE mutation SET acked_seq = ?, settled_at = ? WHERE mut_no = ?');
    this.#settle = db.prepare(
      `UPDATE mutation SET settled_at = ? WHERE settled_at IS NULL
         AND acked_seq <= (SELECT cursor FROM sync_state WHERE one = 1)`,
    );
    this.#told = db
      .prepare<[string], number>('SELECT 1 FROM refusal WHERE instr(input, ?) > 0 LIMIT 1')
      .pluck();
    this.#parked = new ParkedEntries(db);
  }

  /**
   * Stores the answer to a push: what was accepted waits for the log, what was refused comes back to whoever
   * typed it, rows that differ are put right.
   */
  takeAnswer(
    steps: readonly OutgoingStep[],
    answer: Pick<PushResponse, 'outcomes' | 'rows'>,
    now: number,
  ): AnswerResult {
    const result = { accepted: 0, refused: 0, conflicts: 0 };
    this.#transaction((tx) => {
      const outcomes = new Map(answer.outcomes.map((outcome) => [outcome.mutNo, outcome]));
      let acked = readSyncState(this.#db)?.ackedMutNo ?? 0;
      for (const { mutNo, status, seq } of answer.outcomes) {
        const isOver = seq === null || status === 'refused' || status === 'dropped';
        this.#ack.run(isOver ? null : seq, isOver ? now : null, mutNo);
        acked = Math.max(acked, mutNo);
        if (status === 'conflict') result.conflicts += 1;
        if (status === 'refused') result.refused += 1;
        else result.accepted += 1;
      }
      changeSyncState(this.#db, { ackedMutNo: acked });
      // The log may be read that far already: the answer came late, or to another copy of the disk.
      this.#settle.run(now);
      const kept = awaitingRescue(this.#db, steps, answer);
      for (const row of answer.rows) if (!kept.has(row.id)) this.#putRight(tx, row, now);
      for (const step of steps) this.#tell(tx, step, outcomes, now);
      this.#at('answered');
    });
    return result;
  }

  /**
   * Stores a page of the log together with the cursor behind it. What this version cannot take in is kept, so
   * that one entry never stops the ones behind it. By `mark` the log is known again at its cursor.
   */
  takePage(entries: readonly LogEntry[], cursor: number, now: number, mark = ''): PageResult {
    let parked = 0;
    if (this.#faults.cursorApart) {
      changeSyncState(this.#db, { cursor });
      this.#at('taken');
    }
    this.#transaction((tx) => {
      const outbox = this.#underWay();
      for (const entry of entries) {
        const left = takeRow(tx, this.#receiver, outbox, rowOfEntry(entry), entry.seq, this.#knows);
        if (left === null) continue;
        this.#parked.addEntry(entry, left.reason);
        parked += 1;
      }
      changeSyncState(this.#db, { cursor, cursorMark: mark });
      this.#settle.run(now);
      this.#at('taken');
    });
    return { taken: entries.length - parked, parked };
  }

  /** Tries what was kept once more: after an update, or when what a row refers to has come. */
  retryParked(): number {
    let taken = 0;
    for (const some of this.#parked.worthATry()) {
      this.#transaction((tx) => {
        for (const { place, seq, arrived } of some) {
          if (takeRow(tx, this.#receiver, this.outbox, arrived, seq, this.#knows) !== null)
            continue;
          this.#parked.remove(place);
          taken += 1;
        }
      });
    }
    return taken;
  }

  /**
   * Takes whole rows in, of a snapshot that has the log up to `seq`: what was answered behind it keeps what was
   * typed. What this version cannot take in is kept, as it is of a page. `note` runs in the same transaction.
   */
  takeRows(rows: readonly PresentRow[], seq: number, note: () => void): void {
    this.#transaction((tx) => {
      const outbox = this.#underWay();
      for (const row of rows) {
        const left = takeRow(tx, this.#receiver, outbox, rowOfState(row), seq, this.#knows);
        if (left !== null) this.#parked.addRow({ seq, row }, left.reason);
      }
      note();
    });
  }

  /**
   * Goes on from the log behind a snapshot that is whole. What was answered within it is over: no page will say so
   * where the log has nothing more.
   */
  endSnapshot(seq: number, now: number): void {
    this.#db.transaction(() => {
      changeSyncState(this.#db, { cursor: seq, snapshotId: null });
      this.#settle.run(now);
    })();
  }

  /** Makes a mutation for each of these rows as if it had just been made: head office has lost them. */
  sendAgain(entity: EntityName, pks: readonly number[]): void {
    // Nobody made them at once: one that is refused must take no other with it.
    for (const pk of pks) this.#transaction((tx) => tx.sendAgain(entity, pk));
  }

  #putRight(tx: WriteTransaction, row: RowState, now: number): void {
    if (!this.#knows.entity(row.entity)) return;
    // It was read with all that is answered in it: only what is not yet answered keeps what was typed.
    const read = Number.MAX_SAFE_INTEGER;
    if (row.present) {
      const arrived = rowOfState(row);
      takeRow(tx, this.#receiver, this.outbox, arrived, read, this.#knows);
    } else if (isShippedId(row.id)) {
      const pending = this.outbox.pendingFields(row.id, read);
      if (pending !== null) putShippedBack(tx, this.#receiver, row.entity, row.id, pending);
    } else this.#receiver.drop(tx, row.entity, row.id, now);
  }

  /** Gives what was refused of a step back, with all that was typed in it. */
  #tell(
    tx: WriteTransaction,
    step: OutgoingStep,
    outcomes: ReadonlyMap<number, Outcome>,
    now: number,
  ): void {
    const refused: Mutation[] = [];
    const dropped: Mutation[] = [];
    let first: Outcome | undefined;
    for (const mutation of step.mutations) {
      const outcome = outcomes.get(mutation.mutNo);
      if (outcome === undefined || plain.has(outcome.status)) continue;
      // An answer that came before, under another number or from a head office that was restored since.
      if (this.#told.get(mutation.mutId) !== undefined) continue;
      if (outcome.status === 'refused') {
        refused.push(mutation);
        first ??= outcome;
      } else if (outcome.status === 'dropped') dropped.push(mutation);
      else {
        keepRefusal(this.#db, tx, this.#receiver, {
          ...{ step: step.step, intent: step.intent, outcome, mutations: [mutation], now },
          state: 'open',
        });
      }
    }
    const common = { step: step.step, intent: step.intent, now };
    if (first) {
      const mutations = refused;
      keepRefusal(this.#db, tx, this.#receiver, {
        ...common,
        outcome: first,
        mutations,
        state: 'open',
      });
    }
    const done = dropped[0] && outcomes.get(dropped[0].mutNo);
    if (done) {
      const state = 'superseded';
      keepRefusal(this.#db, tx, this.#receiver, {
        ...common,
        outcome: done,
        mutations: dropped,
        state,
      });
    }
  }

  /** The outbox, where rows may have fields of their own in it; asked once for many rows. */
  #underWay(): Outbox | null {
    return this.outbox.anyUnsettled() && !this.#faults.withoutPending ? this.outbox : null;
  }

  #transaction(work: (tx: WriteTransaction) => void): void {
    try {
      this.#writer.transaction({ actor: headOfficeActor, batchPk: null }, work);
    } catch (error) {
      this.#receiver.forget();
      throw error;
    }
  }
}
