import { dirname, join } from 'node:path';
import type { FromDataProcess } from '#contract/data-process.ts';
import { AppError } from '#contract/errors.ts';
import type { Handlers } from '#contract/ipc.ts';
import type { AppStatus, OpenReport } from '#contract/shell.ts';
import { listBackups } from '#db/backup/backup-list.ts';
import type { Database } from '#db/database.ts';
import { latestVersion } from '#db/migrate.ts';
import { acceptPages } from '#db/checkpoint.ts';
import type { CheckResult } from '#db/integrity.ts';
import { migrations } from '#db/migrations/index.ts';
import { openData, saveWithReserve } from '#db/open.ts';
import { markDamaged, restoreBackup } from '#db/restore.ts';
import { isDamage, toDataError } from '#db/sqlite-error.ts';
import { People } from '#db/repositories/people.ts';
import { Writer } from '#db/write/writer.ts';
import { startBackupSchedule } from './backup-schedule.ts';
import type { DataContext } from './context.ts';
import type { OpenedData, Reopen, RescueHandlers } from './data-session.ts';
import type { Emit } from './events.ts';
import { createBonusHandlers } from './bonus/handlers.ts';
import { ExportJobs } from './export/export-jobs.ts';
import { createExportHandlers } from './export/handlers.ts';
import { createHeadOfficeHandlers } from './head-office/handlers.ts';
import { connectionOf, openHeadOffice } from './head-office/open-head-office.ts';
import { createReportExports } from './export/report-handlers.ts';
import { createImportHandlers } from './import/handlers.ts';
import { rollbackUnfinishedBatches } from './import/rollback.ts';
import { removeOldTrials } from './import/trial-data.ts';
import { createInteractionHandlers } from './interaction/handlers.ts';
import { createInteractionListHandlers } from './interaction/list-handlers.ts';
import { openCalls } from './interaction/open-calls.ts';
import { createLegacyExports } from './legacy/handlers.ts';
import { runLegacyJob } from './legacy/legacy-job.ts';
import { createPeopleHandlers } from './people/handlers.ts';
import { createResellerHandlers } from './reseller/handlers.ts';
import { UndoStack } from './reseller/undo-stack.ts';
import { admit, denied } from './session/admit.ts';
import { followSession } from './session/follow-session.ts';
import { passwords } from './session/passwords.ts';
import { Session, type SessionMemory } from './session/session.ts';
import { createShell } from './shell/handlers.ts';
import { createTaskHandlers } from './task/handlers.ts';
import { startTaskClock } from './task/task-clock.ts';
import { createTrainingHandlers } from './training/handlers.ts';
import { systemUser } from './system-user.ts';
import type { Vault } from '#electron/sync/credentials.ts';
import { LocalStore } from '#db/repositories/local-store.ts';
import { WorkspaceSettings } from '#db/repositories/workspace-settings.ts';
import { createWorkingCalendar } from './working-calendar.ts';

export type OpenDataParts = {
  readonly file: string;
  readonly version: string;
  readonly emit: Emit;
  /** Who signed in; outlives the file that is open. */
  readonly memory: SessionMemory;
  readonly tellMain: (message: FromDataProcess) => void;
  readonly resolveGrant: DataContext['resolveGrant'];
  readonly reopen: Reopen;
  readonly onError: (error: unknown) => void;
  /** Writes an old workbook; in a thread of its own unless told otherwise. */
  readonly runLegacyJob?: typeof runLegacyJob;
  /** Enciphers the token of this desktop; null where no system can. */
  readonly vault?: Vault | null;
  /** The clock of what people do; the computer's unless told otherwise. */
  readonly now?: () => number;
};

/** A window that draws its first list needs both cores; backups and checks can wait so long. */
const quietStartMs = 20_000;

/** So many resellers in one event are named; beyond that everything is read again. */
const namedResellers = 50;

const statusEveryMs = 500;
const watchEveryMs = 2000;

function workerUrl(): URL {
  const source = import.meta.url.endsWith('.ts');
  return new URL(source ? './backup-worker.ts' : './backup-worker.js', import.meta.url);
}

/** Opens the data file and puts all use cases over it; see `openData` for what it throws. */
export function openCentre(parts: OpenDataParts): OpenedData {
  const data = openData(parts.file, migrations);
  try {
    return compose(parts, data);
  } catch (error) {
    data.close();
    throw error;
  }
}

function compose(parts: OpenDataParts, data: ReturnType<typeof openData>): OpenedData {
  const { db } = data;
  const writer = new Writer(db);
  const store = new LocalStore(db);
  const workspaceSettings = new WorkspaceSettings(db);
  const calendarFolder = join(dirname(data.file), 'calendar');
  const now = parts.now ?? Date.now;
  const people = new People(db);
  const session = new Session({
    people,
    memory: parts.memory,
    now,
    onChange: (change) => follow.changed(change),
  });
  // Whoever stands at the door hears nothing of what goes on inside.
  const emit: Emit = (event, payload) => {
    if (session.isOpen() || event === 'session-changed') parts.emit(event, payload);
  };
  const context: DataContext = {
    db,
    writer,
    actor: () => session.person()?.name ?? store.setting('userName') ?? systemUser(),
    may: (area, right) => session.may(area, right),
    denied: (area, right) => denied(session, area, right),
    emit,
    resolveGrant: parts.resolveGrant,
    now,
    workingTime: createWorkingCalendar(calendarFolder, (key) => workspaceSettings.get(key)),
  };
  removeOldTrials(data.file);
  const rolledBack = rollbackUnfinishedBatches(db, writer);
  const reports: OpenReport[] = [
    ...data.reports,
    ...rolledBack.map(({ fileName, rows }) => ({
      kind: 'batch-rolled-back' as const,
      fileName,
      rows,
    })),
  ];
  let found: CheckResult | null = null;
  const schedule = startBackupSchedule({
    data,
    workerUrl: workerUrl(),
    firstTickAfterMs: quietStartMs,
    onFinding: (check) => {
      const [fault] = check.faults;
      const report: OpenReport =
        fault === undefined
          ? { kind: 'content-changed', tables: check.changedIn }
          : { kind: 'damage-found', reason: fault };
      parts.onError(new Error(`the check of the data file: ${report.kind}`));
      found = check;
      shell.report(report);
    },
    onError: parts.onError,
  });
  const undo = new UndoStack(context);
  const headOffice = openHeadOffice(context, {
    dataFile: data.file,
    version: parts.version,
    vault: parts.vault ?? null,
    onStatus: (status) => {
      emit('sync-status', status);
      announced.later();
    },
    onError: parts.onError,
  });
  const follow = followSession({ session, store, undo, writer, emit, tellMain: parts.tellMain });
  const exports = new ExportJobs(context);
  const listAll = () => listBackups(data.backupDir, data.file);
  const shell = createShell(context, {
    version: parts.version,
    dataFile: data.file,
    reports,
    store,
    workspaceSettings,
    session,
    undo,
    saveDraft: (work) => saveWithReserve(data, work),
    listBackups: listAll,
    acceptContent: () => {
      if (found === null || found.faults.length > 0 || found.pageSize === null) return false;
      return acceptPages(data.file, found.pageSize, found.changedPages);
    },
    lastBackupAt: schedule.lastBackupAt,
    connection: () => connectionOf(headOffice.service.status()),
    backupNow: schedule.backupNow,
    restore: async (backup) => {
      let setAside = '';
      await parts.reopen(() => {
        const done = restoreBackup(data.file, backup, latestVersion(migrations), Date.now());
        setAside = done.setAside ?? '';
      });
      return setAside;
    },
  });
  const announced = announce({
    db,
    writer,
    emit,
    status: () => shell.status(),
    onForeignChange: () => {
      session.refresh();
      headOffice.service.written();
    },
  });
  const calls = openCalls(context, { ...parts, store, undo });
  const stopTaskClock = startTaskClock(context, {
    store,
    workspaceSettings,
    folder: calendarFolder,
    person: () => {
      if (!session.isOpen()) return null;
      const person = session.person();
      return { id: person?.id ?? '', name: person?.name ?? null };
    },
    remind: (reminder) => parts.tellMain({ kind: 'remind', reminder }),
    onError: parts.onError,
  });
  const handlers: Handlers = {
    ...shell.handlers,
    'change-undo': (input) => calls.settled(shell.handlers['change-undo'](input)),
    'change-redo': (input) => calls.settled(shell.handlers['change-redo'](input)),
    ...createPeopleHandlers(context, {
      people,
      session,
      store,
      undo,
      passwords,
      tellMain: follow.tellMain,
    }),
    ...createResellerHandlers(context, undo, exports),
    ...createInteractionHandlers(context, { ...calls, undo }),
    ...createInteractionListHandlers(context, exports),
    ...createTaskHandlers(context, undo),
    ...createTrainingHandlers(context, undo),
    ...createBonusHandlers(context, undo),
    ...createImportHandlers(context, undo),
    ...createExportHandlers(exports),
    ...createReportExports(context, exports),
    ...createLegacyExports(context, exports, parts.runLegacyJob ?? runLegacyJob),
    ...createHeadOfficeHandlers(context, headOffice),
  };
  return {
    handlers: withDataFaults(handlers, data.file),
    admit: (channel) => admit(session, channel),
    watchStep: (work) => undo.watch(work),
    lock: () => session.lock(),
    dial: calls.dial,
    giveUp: () => void exports.stop(),
    close: async () => {
      const stopped = Promise.all([exports.stop(), headOffice.service.stop()]);
      announced.stop();
      stopTaskClock();
      await stopped;
      await calls.stop();
      await schedule.stop();
      data.close();
    },
  };
}

/**
 * Gives faults of the file their code, and remembers damage met at work, so that the next start
 * restores a backup instead of working on.
 */
function withDataFaults(handlers: Handlers, file: string): Handlers {
  const guarded = Object.entries(handlers).map(([name, handler]) => [
    name,
    async (input: never): Promise<unknown> => {
      try {
        return await (handler as (input: never) => unknown)(input);
      } catch (error) {
        if (isDamage(error)) markDamaged(file, error instanceof Error ? error.message : name);
        throw toDataError(error, file);
      }
    },
  ]);
  return Object.fromEntries(guarded) as Handlers;
}

/** Tells the windows what changed, at once, and how things stand, a few times a second at most. */
function announce(parts: {
  readonly db: Database;
  readonly writer: Writer;
  readonly emit: Emit;
  readonly status: () => AppStatus;
  /** Another process wrote into the file. */
  readonly onForeignChange: () => void;
}): { stop(): void; later(): void } {
  const { db, writer, emit, status } = parts;
  let timer: NodeJS.Timeout | null = null;
  const later = (): void => {
    timer ??= setTimeout(() => {
      timer = null;
      emit('app-status', status());
    }, statusEveryMs);
  };
  writer.onCommit((resellers, entities) => {
    if (entities.size > 0) {
      emit('data-changed', {
        resellers: resellers.size > namedResellers ? 'many' : [...resellers],
        entities: [...entities],
      });
    }
    later();
  });
  // The command line may import into the same file while windows are open.
  const version = db.prepare<[], number>('SELECT data_version FROM pragma_data_version').pluck();
  let seen = version.get();
  const watch = setInterval(() => {
    const now = version.get();
    if (now === seen) return;
    seen = now;
    parts.onForeignChange();
    emit('data-changed', { resellers: 'many', entities: 'all' });
    emit('app-status', status());
  }, watchEveryMs);
  watch.unref();
  return {
    later,
    stop: () => {
      clearInterval(watch);
      if (timer) clearTimeout(timer);
    },
  };
}

/** What a person can do while the file does not open: look at the backups and restore one. */
export function rescueHandlers(file: string, backupDir: string, reopen: Reopen): RescueHandlers {
  return {
    'backup-list': () => listBackups(backupDir, file),
    'backup-restore': async ({ file: backup }) => {
      // The window names one of the list; a path of its own is not for it to choose.
      if (!listBackups(backupDir, file).some((known) => known.file === backup)) {
        throw new AppError('app/not-found', 'no such backup');
      }
      let setAside = '';
      await reopen(() => {
        const done = restoreBackup(file, backup, latestVersion(migrations), Date.now());
        setAside = done.setAside ?? '';
      });
      return { restored: true, setAside };
    },
  };
}
