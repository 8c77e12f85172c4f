import type { SyncStatus } from '#contract/head-office.ts';
import type { Database } from '#db/database.ts';
import { openRefusals } from '#db/sync/refusals.ts';
import { openConflicts } from '#db/sync/conflicts.ts';
import { noteExchange } from '#db/sync/sync-log.ts';
import { readSyncState } from '#db/sync/sync-state.ts';
import type { SyncStore } from '#db/sync/sync-store.ts';
import { backoffMs } from './backoff.ts';
import { exchange, type ExchangeResult } from './exchange.ts';
import type { StoredCredentials } from './credentials.ts';
import { openEventStream } from './event-stream.ts';
import { headOfficeOver } from './head-office.ts';
import { SyncFaultError, type SyncCode } from './sync-fault-error.ts';
import { systemTimers, type Timers } from './timers.ts';
import { httpTransport, type Transport } from './transport.ts';
import { startWatchdog } from './watchdog.ts';

export type SyncServiceParts = {
  readonly db: Database;
  readonly store: SyncStore;
  /** Reads the credentials anew at each connection. Throws `sync/no-token`. */
  readonly credentials: () => Promise<StoredCredentials>;
  readonly onStatus: (status: SyncStatus) => void;
  readonly onFault: (error: unknown) => void;
  readonly timers?: Timers;
  readonly random?: () => number;
  readonly transport?: (server: string, ca: string | null) => Transport;
  /** Opens the stream of events; a test has none. */
  readonly events?: typeof openEventStream | null;
};

/** The exchange with head office as it goes on by itself while the program runs. */
export type SyncService = {
  status(): SyncStatus;
  /** Exchanges now, also while it waits for another try; answers when it is done, whatever came of it. */
  now(): Promise<SyncStatus>;
  /** A person has allowed that many rows are deleted at once, for the next exchange. */
  allowDeletions(): void;
  /** Something was written here: it goes up soon, unless the line is known to be down. */
  written(): void;
  /** Does something that no exchange may run beside. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  /** Begins anew, as after an enrolment. */
  restart(): void;
  stop(): Promise<void>;
};

const everyMs = 30_000;
/** Edits that follow each other closely go up together. */
const gatherMs = 700;
const stuckMs = 120_000;

/** Faults that no further try mends: a person has to do something first. */
const final: ReadonlySet<SyncCode> = new Set([
  'sync/revoked',
  'sync/unknown-device',
  'sync/other-data-set',
  'sync/mass-delete',
  'sync/no-token',
  'sync/protocol-too-new',
  'sync/protocol-too-old',
]);

/** Starts the exchange; it waits for an enrolment where there is none yet. */
export function startSyncService(parts: SyncServiceParts): SyncService {
  const { db, store, timers = systemTimers, random = Math.random } = parts;
  const transportTo =
    parts.transport ?? ((server, ca) => httpTransport(server, ca === null ? {} : { ca }));
  const events = parts.events === undefined ? openEventStream : parts.events;
  let fault: SyncStatus['fault'] = null;
  let failures = 0;
  let nextTryAt: number | null = null;
  let cancelTimer: (() => void) | null = null;
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  let lastExchangeAt: number | null = null;
  let deletionsAllowed = false;
  let progressAt: number | null = null;
  let abort: AbortController | null = null;
  let stopEvents: (() => void) | null = null;
  let line: { readonly to: string; readonly transport: Transport } | null = null;

  const status = (): SyncStatus => {
    const state = readSyncState(db);
    const common = {
      fault,
      nextTryAt,
      progressAt,
      refused: openRefusals(db),
      conflicts: openConflicts(db),
    };
    if (state === null) {
      return {
        ...common,
        ...{ state: 'not-enrolled', server: null, workspaceName: null, lastExchangeAt: null },
        ...{ pending: store.outbox.pending(0), clockOffsetMs: 0, cursor: 0, snapshot: null },
      };
    }
    const { server, workspaceName, clockOffsetMs, cursor } = state;
    return {
      ...common,
      state:
        running !== null
          ? 'exchanging'
          : fault === null
            ? 'idle'
            : isFinal(fault)
              ? 'stopped'
              : 'waiting',
      ...{ server, workspaceName, clockOffsetMs, cursor },
      // The file has it of now and then.
      lastExchangeAt: lastExchangeAt ?? state.lastExchangeAt,
      pending: store.outbox.pending(state.ackedMutNo),
      snapshot:
        state.snapshotId === null
          ? null
          : { done: state.snapshotNext ?? 0, of: state.snapshotChunks ?? 0 },
    };
  };
  let told = '';
  const tell = (): void => {
    const now = status();
    const text = JSON.stringify(now);
    if (text !== told) parts.onStatus(now);
    told = text;
  };

  const schedule = (ms: number): void => {
    cancelTimer?.();
    if (stopped) return;
    nextTryAt = timers.now() + ms;
    cancelTimer = timers.after(ms, () => void run());
  };

  /** Nothing runs any more: when the next exchange is due. */
  const rest = (): void => {
    running = null;
    if (stopped) return;
    if (readSyncState(db) === null) return tell();
    if (fault === null) schedule(again ? 0 : everyMs);
    else if (!isFinal(fault)) schedule(backoffMs(failures, retryAfter, random));
    again = false;
    tell();
  };

  const run = (): Promise<void> => {
    if (stopped) return Promise.resolve();
    if (running !== null) {
      again = true;
      return running;
    }
    cancelTimer?.();
    nextTryAt = null;
    running = once().finally(rest);
    tell();
    return running;
  };

  let retryAfter: number | null = null;
  const once = async (): Promise<void> => {
    const state = readSyncState(db);
    if (state === null) return;
    const soFar: ExchangeResult = {
      ...{ pushed: 0, accepted: 0, refused: 0, pulled: 0, conflicts: 0 },
      ...{ pending: 0, cursor: 0, clockOffsetMs: 0 },
    };
    abort = new AbortController();
    const stuck = new Promise<never>((_, reject) => {
      abort?.signal.addEventListener('abort', () =>
        reject(new SyncFaultError('sync/timeout', 'nothing moved')),
      );
    });
    stuck.catch(() => undefined);
    const watchdog = startWatchdog(timers, stuckMs, () => abort?.abort());
    try {
      const credentials = await parts.credentials();
      progressAt = timers.now();
      const work = exchange({
        db,
        store,
        headOffice: headOfficeOver(lineTo(state.server, credentials.ca), credentials.token),
        credentials,
        now: timers.now,
        allowDeletions: deletionsAllowed,
        signal: abort.signal,
        onProgress: (so) => {
          Object.assign(soFar, so);
          progressAt = timers.now();
          watchdog.moved();
          tell();
        },
      });
      await Promise.race([work, stuck]);
      failures = 0;
      fault = null;
      lastExchangeAt = timers.now();
      deletionsAllowed = false;
      noteExchange(db, soFar, timers.now());
      follow(state.server, credentials);
    } catch (error) {
      failures += 1;
      retryAfter = error instanceof SyncFaultError ? error.retryAfter : null;
      if (!(error instanceof SyncFaultError)) parts.onFault(error);
      fault =
        error instanceof SyncFaultError
          ? { code: error.code, message: error.message, details: error.details }
          : { code: 'app/internal', message: 'the exchange failed', details: {} };
      noteExchange(db, { ...soFar, fault }, timers.now());
      stopEvents?.();
      stopEvents = null;
      hangUp();
    } finally {
      watchdog.stop();
      abort = null;
    }
  };

  /** The line of the exchange before, where it led there too: to open one costs more than to ask if there is news. */
  const lineTo = (server: string, ca: string | null): Transport => {
    const to = JSON.stringify([server, ca]);
    if (line?.to !== to) {
      hangUp();
      line = { to, transport: transportTo(server, ca) };
    }
    return line.transport;
  };
  const hangUp = (): void => {
    line?.transport.close();
    line = null;
  };

  /** Once an exchange has come about, head office says when there is more. */
  const follow = (server: string, credentials: StoredCredentials): void => {
    const token = credentials.token();
    if (events === null || stopEvents !== null || stopped || token === undefined) return;
    stopEvents = events({
      server,
      token,
      ca: credentials.ca,
      onGrown: () => void run(),
      // The regular exchange opens another one.
      onEnd: () => (stopEvents = null),
    });
  };

  if (readSyncState(db) !== null) schedule(0);
  told = JSON.stringify(status());
  return {
    status,
    now: async () => {
      // One that runs already may have begun before what the person wants to see gone.
      if (running !== null) await running;
      await run();
      return status();
    },
    allowDeletions: () => {
      deletionsAllowed = true;
    },
    written: () => {
      if (readSyncState(db) === null) return;
      // A line that is down is tried when its time has come, however much is written meanwhile.
      if (fault !== null || running !== null) {
        again = true;
        return;
      }
      const soon = timers.now() + gatherMs;
      if (nextTryAt === null || nextTryAt > soon) schedule(gatherMs);
    },
    alone: async (work) => {
      while (running !== null) await running;
      const job = work();
      running = job.then(rest, rest);
      return job;
    },
    restart: () => {
      fault = null;
      failures = 0;
      stopEvents?.();
      stopEvents = null;
      void run();
    },
    stop: async () => {
      stopped = true;
      cancelTimer?.();
      stopEvents?.();
      abort?.abort();
      await running?.catch(() => undefined);
      hangUp();
    },
  };
}

function isFinal(fault: NonNullable<SyncStatus['fault']>): boolean {
  return final.has(fault.code as SyncCode);
}
