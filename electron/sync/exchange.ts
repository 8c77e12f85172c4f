import { clockWarningMs } from '#contract/sync/limits.ts';
import { standingSign } from '#contract/sync/standing.ts';
import type { HelloResponse, PullResponse, PushResponse } from '#contract/sync/messages.ts';
import type { Database } from '#db/database.ts';
import { forgetAnswers, readDevice, startEpoch, takeIdentity } from '#db/sync/identity.ts';
import { openRefusals } from '#db/sync/refusals.ts';
import type { SyncStore } from '#db/sync/sync-store.ts';
import { changeSyncState, readSyncState, type SyncState } from '#db/sync/sync-state.ts';
import { heardLater, letGo } from './ahead.ts';
import type { Credentials } from './credentials.ts';
import type { HeadOffice } from './head-office.ts';
import { rescueRows } from './rescue-rows.ts';
import { takeSnapshot } from './snapshot.ts';
import { SyncFaultError } from './sync-fault-error.ts';

/** What one exchange did. */
export type ExchangeResult = {
  pushed: number;
  accepted: number;
  refused: number;
  pulled: number;
  conflicts: number;
  pending: number;
  cursor: number;
  clockOffsetMs: number;
};

export type ExchangeParts = {
  readonly db: Database;
  readonly store: SyncStore;
  readonly headOffice: HeadOffice;
  readonly credentials: Credentials;
  readonly now: () => number;
  /** Called after each step forward, so that a watchdog sees that something moves. */
  readonly onProgress?: (so: ExchangeResult) => void;
  /** Whether many deletions at once were allowed by a person. */
  readonly allowDeletions?: boolean;
  /** From so many rows on a new desktop takes a snapshot; a test has few rows. */
  readonly snapshotFrom?: number;
  readonly signal?: AbortSignal;
};

/** From so many rows on a snapshot is quicker than the log. */
const usualSnapshotFrom = 20_000;
/** So large a share of the rows deleted in one pull is asked about first, from so many rows on. */
const deletedShare = 0.1;
const deletedAtLeast = 100;
/** Of exchanges that moved nothing the time is stored so often; each would wait for the disk. */
const notedEveryMs = 60_000;
/** One exchange goes round so often at most; each time head office has told a reason. */
const mostRounds = 5;

/**
 * Sends up what is pending and reads the log to its end. Whatever breaks off, what is stored is whole, and the next
 * exchange goes on from there. Throws `SyncFaultError`.
 */
export async function exchange(parts: ExchangeParts): Promise<ExchangeResult> {
  const { db, now } = parts;
  const result: ExchangeResult = {
    ...{ pushed: 0, accepted: 0, refused: 0, pulled: 0, conflicts: 0 },
    ...{ pending: 0, cursor: 0, clockOffsetMs: 0 },
  };
  for (let round = 1; ; round += 1) {
    try {
      const { isUpToDate } = await greet(parts, result);
      const before = result.pushed;
      await pushAll(parts, result);
      if (!isUpToDate || result.pushed > before) await pullAll(parts, result);
      await rescueRows(parts, () => pushAll(parts, result));
      if (parts.store.retryParked() > 0) parts.onProgress?.(result);
      break;
    } catch (error) {
      if (!(error instanceof SyncFaultError) || round >= mostRounds) throw error;
      if (!(await mend(parts, error))) throw error;
    }
  }
  const isIdle = result.pushed === 0 && result.pulled === 0;
  const { lastExchangeAt } = stateOf(db);
  if (!isIdle || lastExchangeAt === null || now() - lastExchangeAt >= notedEveryMs) {
    changeSyncState(db, { lastExchangeAt: now() });
  }
  sum(parts, result);
  return result;
}

function stateOf(db: Database): SyncState {
  const state = readSyncState(db);
  if (state === null) throw new SyncFaultError('sync/not-enrolled', 'this desktop is not enrolled');
  return state;
}

function sum({ db, store }: ExchangeParts, result: ExchangeResult): void {
  const { ackedMutNo, cursor, clockOffsetMs } = stateOf(db);
  Object.assign(result, { pending: store.outbox.pending(ackedMutNo), cursor, clockOffsetMs });
}

/** Meets head office: the same data, the same past, the same count? Answers whether the log has nothing new. */
async function greet(
  parts: ExchangeParts,
  result: ExchangeResult,
): Promise<{ readonly isUpToDate: boolean }> {
  const { db, store, headOffice, now } = parts;
  const state = stateOf(db);
  const { cursor, ackedMutNo, clockOffsetMs } = state;
  const sentAt = now();
  const hello = await headOffice.hello({
    cursor,
    pending: store.outbox.pending(ackedMutNo),
    refused: openRefusals(db),
    clockOffsetMs,
    ...signOf(state),
  });
  noteClock(parts, hello.serverTime, sentAt);
  if (!('head' in hello)) return { isUpToDate: true };
  requireSamePast(state, hello);
  const device = readDevice(db);
  if (hello.lastMutNo > device.lastMutNo) {
    // This file was restored from a backup: its next numbers are used up.
    throw new SyncFaultError('sync/copied-device', 'head office knows more of this desktop');
  }
  if (hello.lastMutNo < ackedMutNo && !forgetAnswers(db, hello.lastMutNo)) {
    await newIdentity(parts);
  }
  if (cursor > hello.head)
    throw new SyncFaultError('sync/other-epoch', 'its log is shorter', {
      details: { epoch: hello.epoch },
    });
  const { snapshotFrom = usualSnapshotFrom } = parts;
  const wantsSnapshot =
    stateOf(db).snapshotId !== null || (cursor === 0 && hello.rows >= snapshotFrom);
  if (!wantsSnapshot) return { isUpToDate: false };
  await pushAll(parts, result);
  await takeSnapshot(parts, (rows) => {
    result.pulled += rows;
    parts.onProgress?.(result);
  });
  return { isUpToDate: false };
}

/** Where this desktop stands; nothing while a snapshot has its place, or without a mark to know the log by. */
function signOf(state: SyncState): { readonly sign?: string } {
  const { cursor, cursorMark: mark, ackedMutNo: lastMutNo, snapshotId } = state;
  if (snapshotId !== null || (cursor > 0 && mark === '')) return {};
  return { sign: standingSign({ ...state, mark, lastMutNo }) };
}

function requireSamePast({ dataSetId, epoch }: SyncState, hello: HelloResponse): void {
  if (hello.dataSetId !== dataSetId) {
    throw new SyncFaultError('sync/other-data-set', 'head office has other data');
  }
  if (hello.epoch !== epoch) {
    throw new SyncFaultError('sync/other-epoch', 'head office was restored', {
      details: { epoch: hello.epoch },
    });
  }
}

/** Estimates how far this desktop's clock is from head office's, by the middle of a round trip. */
function noteClock({ db, now }: ExchangeParts, serverTime: number, sentAt: number): void {
  const offset = Math.round(serverTime - (sentAt + now()) / 2);
  const { clockOffsetMs } = stateOf(db);
  // A few milliseconds are the line, not the clock; writing them each time would only wear the disk.
  const differs = Math.abs(offset - clockOffsetMs) > 500;
  if (differs || Math.abs(offset) >= clockWarningMs) changeSyncState(db, { clockOffsetMs: offset });
}

/**
 * Sends up what is pending. While one answer is stored head office works on the next push: should this side die in
 * between, that one goes up again under the same numbers and gets the answer it got.
 */
async function pushAll(parts: ExchangeParts, result: ExchangeResult): Promise<void> {
  const { db, store, now, signal } = parts;
  signal?.throwIfAborted();
  let acked = stateOf(db).ackedMutNo;
  for (let under = beginPush(parts, acked); under !== null;) {
    const { steps } = under;
    const answer = await under.answer;
    requireAnswered(answer, acked);
    acked = Math.max(...answer.outcomes.map(({ mutNo }) => mutNo));
    under = signal?.aborted ? null : beginPush(parts, acked);
    if (under !== null) await letGo();
    const { accepted, refused, conflicts } = store.takeAnswer(steps, answer, now());
    result.pushed += answer.outcomes.length;
    result.accepted += accepted;
    result.refused += refused;
    result.conflicts += conflicts;
    parts.onProgress?.(result);
    signal?.throwIfAborted();
    // Storing it may have made more, as a task for what was refused.
    under ??= beginPush(parts, acked);
  }
}

/** Sends what is pending behind a number; null when there is nothing. */
function beginPush({ db, store, headOffice, now }: ExchangeParts, acked: number) {
  const steps = store.outbox.next(acked);
  if (steps.length === 0) return null;
  const wire = steps.map(({ intent, mutations }) => ({ intent, mutations: [...mutations] }));
  return { steps, answer: heardLater(headOffice.push(stateOf(db), wire, now())) };
}

/** An answer that answers nothing would be asked for for ever. */
function requireAnswered({ outcomes }: PushResponse, ackedMutNo: number): void {
  if (outcomes.some(({ mutNo }) => mutNo > ackedMutNo)) return;
  throw new SyncFaultError('sync/bad-answer', 'head office answered no mutation');
}

/** Reads the log to its end. While one page is stored the next is on its way. */
async function pullAll(parts: ExchangeParts, result: ExchangeResult): Promise<void> {
  const { db, store, headOffice, now, signal } = parts;
  signal?.throwIfAborted();
  const state = stateOf(db);
  let { cursor, cursorMark: mark } = state;
  let deleted = 0;
  for (let under: Promise<PullResponse> | null = headOffice.pull(state, cursor, mark); under;) {
    const page: PullResponse = await under;
    requireForward(page, cursor);
    deleted += page.entries.filter(({ op }) => op === 'delete').length;
    if (!parts.allowDeletions) requireFewDeleted(parts, deleted);
    ({ cursor, mark } = page);
    under = page.more && !signal?.aborted ? heardLater(headOffice.pull(state, cursor, mark)) : null;
    if (under !== null) await letGo();
    if (page.entries.length > 0) {
      store.takePage(page.entries, cursor, now(), mark);
      result.pulled += page.entries.length;
      parts.onProgress?.(result);
    }
    signal?.throwIfAborted();
  }
}

/** A page that does not lead on, or that leaves its order, is not stored. */
function requireForward({ entries, cursor, more }: PullResponse, after: number): void {
  let before = after;
  for (const { seq } of entries) {
    if (seq <= before) throw new SyncFaultError('sync/bad-answer', 'a page out of its order');
    before = seq;
  }
  if (cursor < before || (more && cursor === after)) {
    throw new SyncFaultError('sync/bad-answer', 'a page that leads nowhere');
  }
}

function requireFewDeleted({ db }: ExchangeParts, deleted: number): void {
  if (deleted < deletedAtLeast) return;
  const rows = db
    .prepare<[], number>(
      `SELECT (SELECT count(*) FROM reseller WHERE deleted_at IS NULL)
        + (SELECT count(*) FROM contact WHERE deleted_at IS NULL)
        + (SELECT count(*) FROM interaction WHERE deleted_at IS NULL)`,
    )
    .pluck()
    .get();
  if (deleted < (rows ?? 0) * deletedShare) return;
  throw new SyncFaultError('sync/mass-delete', `head office wants to delete ${deleted} rows`, {
    details: { deleted, rows: rows ?? 0 },
  });
}

/** Answers whether another round may go better: the reason for the fault is out of the way. */
async function mend(parts: ExchangeParts, fault: SyncFaultError): Promise<boolean> {
  const { db } = parts;
  switch (fault.code) {
    case 'sync/copied-device':
      await newIdentity(parts);
      return true;
    case 'sync/gap': {
      const expected = Number(fault.details['expected']);
      if (!forgetAnswers(db, expected - 1)) await newIdentity(parts);
      return true;
    }
    case 'sync/other-epoch': {
      const epoch = Number(fault.details['epoch']);
      if (!Number.isSafeInteger(epoch)) return false;
      startEpoch(db, epoch);
      return true;
    }
    default:
      return false;
  }
}

/** Becomes a device of its own; what was not answered goes up again under its new numbers. */
async function newIdentity({ db, headOffice, credentials }: ExchangeParts): Promise<void> {
  const given = await headOffice.split(readDevice(db).deviceId);
  await credentials.store(given.token);
  takeIdentity(db, given.deviceId);
}
