import { basename } from 'node:path';
import type { importFolderChannels } from '#contract/import-folder.ts';
import { AppError } from '#contract/errors.ts';
import type { CheckedInput, Handlers } from '#contract/ipc.ts';
import type { DataContext } from '../context.ts';
import { checkFolder, type ChosenFiles } from './check-folder.ts';
import type { FolderSession, FolderSessions } from './folder-sessions.ts';
import { listWorkbooks } from './list-workbooks.ts';
import { RunControl } from './run-control.ts';
import { runFolder } from './run-folder.ts';

type FolderHandlers = Pick<Handlers, keyof typeof importFolderChannels>;

/** The import of a folder as the window sees it; `alone` lets one batch at a time be written. */
export function createFolderHandlers(
  context: DataContext,
  folders: FolderSessions,
  alone: <T>(work: () => Promise<T>) => Promise<T>,
): FolderHandlers {
  return {
    'import-folder-open': async ({ tokens }) => {
      const paths = tokens.map((token) => context.resolveGrant(token, 'read').path);
      const session = folders.begin(basename(paths[0] ?? ''), await listWorkbooks(paths));
      return { sessionId: session.id, files: folders.filesOf(session), others: session.others };
    },
    'import-folder-check': ({ sessionId, files }) =>
      controlled(folders.get(sessionId), (session, control) =>
        checkFolder(context, session, chosenOf(files), control),
      ),
    'import-folder-run': ({ sessionId, files }) =>
      alone(() =>
        controlled(folders.get(sessionId), (session, control) =>
          runFolder(context, session, chosenOf(files), control),
        ),
      ),
  };
}

/** One work at a time on a folder, which can be given up and paused meanwhile. */
async function controlled<T>(
  session: FolderSession,
  work: (session: FolderSession, control: RunControl) => Promise<T>,
): Promise<T> {
  if (session.running !== null) {
    throw new AppError('import/running', 'The folder is being worked on', { retryable: true });
  }
  const control = new RunControl();
  session.running = control;
  try {
    return await work(session, control);
  } finally {
    session.running = null;
  }
}

function chosenOf(files: CheckedInput<'import-folder-run'>['files']): ChosenFiles {
  return new Map(files.map(({ no, columns }) => [no, columns ?? null]));
}
