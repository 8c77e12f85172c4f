import { AppError } from '#contract/errors.ts';
import type { importFolderChannels } from '#contract/import-folder.ts';
import type { importChannels, ImportResult } from '#contract/import.ts';
import type { Handlers } from '#contract/ipc.ts';
import { ImportBatches } from '#db/repositories/import-batches.ts';
import { saveMapping } from '#db/repositories/import-lookup.ts';
import type { DataContext } from '../context.ts';
import type { UndoStack } from '../reseller/undo-stack.ts';
import { requireMay } from '../require-may.ts';
import { undoableStep } from '../person-step.ts';
import { createDecisionHandlers } from './decision-handlers.ts';
import { createFolderHandlers } from './folder-handlers.ts';
import { FolderSessions } from './folder-sessions.ts';
import { ImportSessions, type WindowSession } from './import-sessions.ts';
import { importing, requireRight, writtenBy } from './import-rights.ts';
import { throttledProgress } from './progress.ts';
import { RunControl } from './run-control.ts';
import { runSession } from './run-session.ts';
import { saveErrorsOf } from './save-errors.ts';
import { undoable, undoImport } from './undo-import.ts';

type ImportHandlers = Pick<
  Handlers,
  keyof typeof importChannels | keyof typeof importFolderChannels
>;

/** Small enough that a search in between does not wait. */
const undoRowsAtOnce = 40;

/** The import as the window sees it: sessions of one workbook each, batches, undo. */
export function createImportHandlers(
  context: DataContext,
  undo: Pick<UndoStack, 'endAt' | 'push'>,
): ImportHandlers {
  const { db } = context;
  const batches = new ImportBatches(db);
  const sessions = new ImportSessions(db.name);
  const folders = new FolderSessions();
  let writing = false;

  /**
   * One batch at a time is written or taken back, to its very end: a session may be closed before,
   * and what is still being taken back must not count as stored for the next import.
   */
  const alone = async <T>(work: () => Promise<T>): Promise<T> => {
    if (writing) {
      throw new AppError('import/running', 'Another import is being written', { retryable: true });
    }
    writing = true;
    // From its beginning on, so that what is done while it runs can be taken back.
    undo.endAt('import');
    try {
      return await work();
    } finally {
      writing = false;
    }
  };

  return {
    ...createFolderHandlers(context, folders, alone),
    ...createDecisionHandlers(
      context,
      undoableStep(context, undo),
      (sessionId) => checkedSession(sessions, sessionId).client,
    ),
    'import-open': async ({ token, password, encoding }) => {
      const { path, name } = folders.fileBehind(token) ?? context.resolveGrant(token, 'read');
      const session = sessions.begin(name, path);
      try {
        const opened = await session.client.call('open', { path, password, encoding });
        session.opened = opened;
        requireRight(context, opened.kind, ...importing);
        const { digest, kind, ...shown } = opened;
        return {
          ...shown,
          sessionId: session.id,
          fileName: name,
          kind: kind ?? 'resellers',
          isRecognised: kind !== null,
          importedBefore: batches.withDigest(digest),
        };
      } catch (error) {
        await sessions.end(session.id);
        throw error;
      }
    },
    'import-kind': async ({ sessionId, sheet, kind }) => {
      const session = sessions.get(sessionId);
      requireRight(context, kind, ...importing);
      const read = await session.client.call('readAs', { kind, sheet });
      if (session.opened !== null) session.opened = { ...session.opened, ...read };
      session.checked = null;
      return read;
    },
    'import-sheet': ({ sessionId, ...input }) =>
      sessions.get(sessionId).client.call('sheet', input),
    'import-check': async ({ sessionId, keep, ...input }) => {
      const session = sessions.get(sessionId);
      const progress = throttledProgress(context, sessionId);
      session.client.onPhase((phase, done, total) => progress({ phase, done, total }));
      session.checked = null;
      const kind = session.opened?.kind ?? null;
      const { counts, ...checked } = await session.client.call('check', { ...input, kind });
      // Chosen columns can make another kind of the file.
      requireRight(context, checked.kind, ...importing);
      session.checked = { ...checked, columns: input.columns };
      if (keep) saveMapping(db, checked.shape, checked.kind, input.columns, context.now());
      return { counts, kind: checked.kind };
    },
    'import-rows': ({ sessionId, ...input }) =>
      checkedSession(sessions, sessionId).client.call('rows', input),
    'import-mend': ({ sessionId, sheet, ...input }) =>
      checkedSession(sessions, sessionId).client.call('mend', { ...input, sheet: sheet ?? null }),
    'import-mend-alike': ({ sessionId, sheet, ...input }) =>
      checkedSession(sessions, sessionId).client.call('mendAlike', {
        ...input,
        sheet: sheet ?? null,
      }),
    'import-run': async ({ sessionId, unknown }): Promise<ImportResult> => {
      const session = checkedSession(sessions, sessionId);
      requireRight(context, session.checked?.kind ?? null, ...importing);
      if (unknown === 'candidates') requireMay(context, 'resellers', 'add');
      return alone(async () => {
        const running = new RunControl();
        session.running = running;
        try {
          return await runSession(context, batches, session, running, unknown ?? 'leave');
        } finally {
          session.running = null;
        }
      });
    },
    'import-pause': ({ sessionId, paused }) => {
      const running = sessions.find(sessionId)?.running ?? folders.find(sessionId)?.running;
      running?.pause(paused);
      return { paused: running?.gate.paused ?? false };
    },
    'import-cancel': ({ sessionId }) => {
      const folder = folders.find(sessionId)?.running ?? null;
      folder?.cancel();
      const session = sessions.find(sessionId);
      const busy = session !== null && (session.running !== null || session.client.busy);
      // The last rows may still have to be written when the worker has sent them all.
      session?.running?.cancel();
      session?.client.cancel();
      return { cancelled: busy || folder !== null };
    },
    'import-close': async ({ sessionId }) => {
      folders.end(sessionId);
      await sessions.end(sessionId);
      return { closed: true };
    },
    'import-errors-save': async ({ sessionId, token, language, file }) => {
      const { path } = context.resolveGrant(token, 'write');
      const target = { path, language };
      if (file !== undefined) return saveErrorsOf(context, folders.get(sessionId), file, target);
      return checkedSession(sessions, sessionId).client.call('errors', target);
    },
    'import-batches': () => batches.list(),
    'import-undo': async ({ batchPk }) => {
      const batch = undoable(batches.get(batchPk));
      for (const [entity, kind] of writtenBy) {
        if (batches.has(batchPk, entity)) requireRight(context, kind, 'delete');
      }
      const progress = throttledProgress(context, '');
      return alone(() =>
        undoImport(db, context.writer, batch, {
          actor: context.actor(),
          rowsAtOnce: undoRowsAtOnce,
          between: async (done, total) => {
            progress({ phase: 'undoing', done, total });
            await new Promise((resolve) => setImmediate(resolve));
          },
        }),
      );
    },
  };
}

function checkedSession(sessions: ImportSessions, id: string): WindowSession {
  const session = sessions.get(id);
  if (session.checked === null) {
    throw new AppError('import/session-gone', 'The rows were not checked yet');
  }
  return session;
}
