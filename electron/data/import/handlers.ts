import { AppError } from '#contract/errors.ts';
import type { importChannels, ImportResult } from '#contract/import.ts';
import type { Handlers } from '#contract/ipc.ts';
import { ImportBatches } from '#db/repositories/import-batches.ts';
import type { DataContext } from '../context.ts';
import type { UndoStack } from '../reseller/undo-stack.ts';
import { requireMay } from '../require-may.ts';
import { undoableStep } from '../person-step.ts';
import { createDecisionHandlers } from './decision-handlers.ts';
import { ImportSessions, type WindowSession } from './import-sessions.ts';
import { requireRight, writtenBy } from './import-rights.ts';
import { throttledProgress } from './progress.ts';
import { runSession } from './run-session.ts';
import { undoable, undoImport } from './undo-import.ts';

type ImportHandlers = Pick<Handlers, keyof typeof importChannels>;

/** A report or a log makes rows and changes earlier ones, as a list does with requests. */
const importing = ['add', 'edit'] as const;

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
    ...createDecisionHandlers(
      context,
      undoableStep(context, undo),
      (sessionId) => checkedSession(sessions, sessionId).client,
    ),
    'import-open': async ({ token, password, encoding }) => {
      const { path, name } = context.resolveGrant(token, 'read');
      const session = sessions.begin(name);
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
          importedBefore: batches.withDigest(digest),
        };
      } catch (error) {
        await sessions.end(session.id);
        throw error;
      }
    },
    'import-sheet': ({ sessionId, ...input }) =>
      sessions.get(sessionId).client.call('sheet', input),
    'import-check': async ({ sessionId, ...input }) => {
      const session = sessions.get(sessionId);
      const progress = throttledProgress(context, sessionId);
      session.client.onPhase((phase, done, total) => progress({ phase, done, total }));
      session.checked = null;
      const kind = session.opened?.kind ?? null;
      const { counts, ...checked } = await session.client.call('check', { ...input, kind });
      // Chosen columns can make another kind of the file.
      requireRight(context, checked.kind, ...importing);
      session.checked = { ...checked, columns: input.columns };
      return { counts };
    },
    'import-rows': ({ sessionId, ...input }) =>
      checkedSession(sessions, sessionId).client.call('rows', input),
    'import-mend': ({ sessionId, sheet, ...input }) =>
      checkedSession(sessions, sessionId).client.call('mend', { ...input, sheet: sheet ?? null }),
    'import-run': async ({ sessionId, unknown }): Promise<ImportResult> => {
      const session = checkedSession(sessions, sessionId);
      requireRight(context, session.checked?.kind ?? null, ...importing);
      if (unknown === 'candidates') requireMay(context, 'resellers', 'add');
      return alone(async () => {
        const running = new AbortController();
        session.running = running;
        try {
          return await runSession(context, batches, session, running.signal, unknown ?? 'leave');
        } finally {
          session.running = null;
        }
      });
    },
    'import-cancel': ({ sessionId }) => {
      const session = sessions.find(sessionId);
      const cancelled = session !== null && (session.running !== null || session.client.busy);
      // The last rows may still have to be written when the worker has sent them all.
      session?.running?.abort();
      session?.client.cancel();
      return { cancelled };
    },
    'import-close': async ({ sessionId }) => {
      await sessions.end(sessionId);
      return { closed: true };
    },
    'import-errors-save': async ({ sessionId, token, language }) => {
      const { path } = context.resolveGrant(token, 'write');
      return checkedSession(sessions, sessionId).client.call('errors', { path, language });
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
