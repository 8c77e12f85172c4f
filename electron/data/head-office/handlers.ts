import { readFileSync } from 'node:fs';
import { AppError, errorCodes, type ErrorCode } from '#contract/errors.ts';
import type {
  headOfficeChannels,
  PacketAnswer,
  Provisional,
  RefusalLine,
} from '#contract/head-office.ts';
import type { Handlers } from '#contract/ipc.ts';
import type { WrittenRow } from '#domain/access/may-write.ts';
import { listConflicts, readConflict, type StoredConflict } from '#db/sync/conflicts.ts';
import { summaryOf } from '#db/sync/outbox.ts';
import { pendingSteps } from '#db/sync/pending-steps.ts';
import { readProvisional } from '#db/sync/provisional.ts';
import { listRefusals, readRefusal } from '#db/sync/refusal-list.ts';
import { setRefusalState } from '#db/sync/refusals.ts';
import { sendRefused, type RefusedEdit } from '#db/sync/send-refused.ts';
import { readSyncLog } from '#db/sync/sync-log.ts';
import { readSyncState } from '#db/sync/sync-state.ts';
import { takeLost } from '#db/sync/take-lost.ts';
import type { WriteTransaction } from '#db/write/write-transaction.ts';
import type { makePacket } from '#electron/sync/packet.ts';
import { SyncFaultError } from '#electron/sync/sync-fault-error.ts';
import type { SyncService } from '#electron/sync/sync-service.ts';
import { writeAtomicFile } from '#electron/workbooks/write/atomic-file.ts';
import type { Mutation } from '#contract/sync/mutation.ts';
import type { DataContext } from '../context.ts';
import { requireMayWrite } from './require-may-write.ts';
import { maySeeConflict, maySeeStep, shownRefusal, type ToldStep } from './visible.ts';

export type HeadOfficeParts = {
  readonly service: SyncService;
  /** Joins a head office. Throws `SyncFaultError`. */
  enrol(server: string, code: string, ca: string | null): Promise<void>;
  /** What is pending, for a stick. Throws `SyncFaultError`. */
  makePacket(): ReturnType<typeof makePacket>;
  /** Takes the answer to a packet in. Throws `SyncFaultError`. */
  takePacket(packet: Uint8Array): Promise<PacketAnswer>;
};

type HeadOfficeHandlers = Pick<Handlers, keyof typeof headOfficeChannels>;

/** The use cases of the screen of head office. */
export function createHeadOfficeHandlers(
  context: DataContext,
  parts: HeadOfficeParts,
): HeadOfficeHandlers {
  const { service, enrol } = parts;
  const { db, writer, now } = context;
  return {
    'sync-status': () => service.status(),
    'sync-now': () => service.now(),
    'sync-enrol': async ({ server, code, caToken }) => {
      const ca =
        caToken === null
          ? null
          : readGranted(context, caToken, 'the certificates cannot be read').toString('utf8');
      await enrol(server, code, ca).catch((error: unknown) => {
        throw asAppError(error);
      });
      service.restart();
      return service.now();
    },
    'sync-allow-deletions': () => {
      service.allowDeletions();
      return service.now();
    },
    'sync-pending': () =>
      pendingSteps(db, readSyncState(db)?.ackedMutNo ?? 0).filter((step) =>
        maySeeStep(context, step),
      ),
    'sync-refusals': () =>
      listRefusals(db)
        .filter((line) => maySeeStep(context, stepOf(line)))
        .map((line) => shownRefusal(context, line)),
    'sync-refusal-again': ({ pk, edits }) => {
      const found = openRefusal(context, pk);
      requireMayWrite(context, found.mutations.map(summaryOf));
      writer.transaction({ actor: context.actor(), batchPk: null }, (tx) => {
        if (!sendRefused(db, tx, found.mutations, withPoints(found.mutations, edits))) {
          throw new AppError('app/not-found', 'what the step was about is not here any more');
        }
        setRefusalState(db, pk, 'again');
        closeTask(tx, found.line.taskPk, now());
      });
      return { sent: true };
    },
    'sync-refusal-dismiss': ({ pk }) => {
      const found = openRefusal(context, pk);
      writer.transaction({ actor: context.actor(), batchPk: null }, (tx) => {
        setRefusalState(db, pk, 'dismissed');
        closeTask(tx, found.line.taskPk, now());
      });
      return { dismissed: true };
    },
    'sync-conflicts': () => listConflicts(db).filter((line) => maySeeConflict(context, line)),
    'sync-conflict-resolve': ({ pk, take }) => {
      const found = openConflict(context, pk);
      if (take === 'lost') requireMayWrite(context, [asWritten(found)]);
      writer.transaction({ actor: context.actor(), batchPk: null }, (tx) => {
        if (take === 'lost' && !takeLost(db, tx, found)) {
          throw new AppError('app/not-found', 'the row of the conflict is not here any more');
        }
        tx.patch('conflict', pk, {
          state: take === 'lost' ? 'taken' : 'kept',
          resolvedBy: context.actor(),
          resolvedAt: now(),
        });
      });
      return { resolved: true };
    },
    'sync-packet-save': async ({ token }) => {
      const { path } = context.resolveGrant(token, 'write');
      const { packet, mutations } = await parts.makePacket().catch((error: unknown) => {
        throw asAppError(error);
      });
      await writeAtomicFile(path, packet);
      return { mutations };
    },
    'sync-packet-take': async ({ token }) => {
      const packet = readGranted(context, token, 'the answer cannot be read');
      return parts.takePacket(packet).catch((error: unknown) => {
        throw asAppError(error);
      });
    },
    'sync-log': () => readSyncLog(db),
    'sync-provisional': () => shownProvisional(context, readProvisional(db)),
  };
}

const stepOf = ({ actor, rows }: RefusalLine): ToldStep => ({
  actor,
  entities: rows.map(({ entity }) => entity),
});

function shownProvisional({ may }: DataContext, told: Provisional): Provisional {
  const seesPeople = may('registrations', 'view');
  return {
    registrations: seesPeople ? told.registrations : [],
    sessions: seesPeople ? told.sessions : [],
    requests: may('bonus-requests', 'view') ? told.requests : [],
    accounts: may('ledger', 'view') ? told.accounts : [],
  };
}

function readGranted(context: DataContext, token: string, message: string): Buffer {
  const { path } = context.resolveGrant(token, 'read');
  try {
    return readFileSync(path);
  } catch (error) {
    throw new AppError('file/cannot-read', message, { cause: error });
  }
}

function openRefusal(
  context: DataContext,
  pk: number,
): NonNullable<ReturnType<typeof readRefusal>> {
  const { db } = context;
  const found = readRefusal(db, pk);
  if (found === null || !maySeeStep(context, stepOf(found.line))) {
    throw new AppError('app/not-found', `no refusal ${pk}`);
  }
  if (found.line.state === 'open') return found;
  throw new AppError('sync/refusal-settled', 'somebody has seen to it');
}

function openConflict(context: DataContext, pk: number): StoredConflict {
  const { db } = context;
  const found = readConflict(db, pk);
  if (found === null || !maySeeConflict(context, found)) {
    throw new AppError('app/not-found', `no conflict ${pk}`);
  }
  if (found.state === 'open') return found;
  throw new AppError('sync/refusal-settled', 'somebody has chosen');
}

/** What taking the other value writes. */
function asWritten({ entity, kind, field, lostValue }: StoredConflict): WrittenRow {
  if (kind === 'edit-beats-delete') return { entity, kind: 'delete', values: {} };
  return { entity, kind: 'patch', values: { [field]: JSON.parse(lostValue ?? 'null') as unknown } };
}

function closeTask(tx: WriteTransaction, taskPk: number | null, at: number): void {
  if (taskPk !== null) tx.patch('task', taskPk, { state: 'done', doneAt: at });
}

/** Points that a person changed in a request are those that it reserves. */
function withPoints(
  mutations: readonly Mutation[],
  edits: readonly RefusedEdit[],
): readonly RefusedEdit[] {
  const request = edits.find(
    ({ id, field }) =>
      field === 'points' &&
      mutations.some((mutation) => mutation.id === id && mutation.entity === 'bonus-request'),
  );
  if (request === undefined || typeof request.value !== 'number') return edits;
  const points = request.value;
  const reservations = mutations.filter(
    (mutation) =>
      mutation.entity === 'bonus-entry' &&
      mutation.kind === 'create' &&
      mutation.fields['requestId'] === request.id,
  );
  return [...edits, ...reservations.map(({ id }) => ({ id, field: 'points', value: -points }))];
}

/** A fault of the line as the window knows it. */
export function asAppError(error: unknown): unknown {
  if (!(error instanceof SyncFaultError)) return error;
  const code = errorCodes.find((one): one is ErrorCode => one === error.code);
  return new AppError(code ?? 'sync/unavailable', error.message, {
    cause: error,
    retryable: true,
    details: { ...error.details },
  });
}
