import type { GrantedFile } from '#contract/shell.ts';
import { desktop, request } from '../../lib/client.ts';
import { toClientError } from '../../lib/client-error.ts';
import { showError } from '../../lib/error-text.ts';
import { followDecisions } from './judge-again.ts';
import { addSession, removeSession, sessionOf, useImports, type Session } from './sessions.ts';

type Options = {
  readonly password?: string;
  readonly encoding?: string;
  /** Its number in the folder from which it is opened. */
  readonly folderFile?: number | null;
};

/** Opens a chosen file as a new import. A refusal is shown on the start page, with a way on. */
export async function openFile(file: GrantedFile, options: Options = {}): Promise<void> {
  followDecisions();
  const { folderFile = null, ...how } = options;
  const opening = { file, folderFile, busy: true, problem: null };
  useImports.setState({ opening, current: null });
  try {
    const opened = await request('import-open', { token: file.token, ...how });
    if (useImports.getState().opening?.file === file) {
      addSession(file, options, opened);
    } else {
      // Another file was chosen meanwhile.
      await request('import-close', { sessionId: opened.sessionId });
    }
  } catch (error) {
    if (useImports.getState().opening?.file !== file) return;
    useImports.setState({
      opening: { ...opening, busy: false, problem: toClientError(error) },
    });
  }
}

/** Asks for a file with the system's dialog and opens it. */
export async function chooseFile(): Promise<void> {
  try {
    const file = await desktop.chooseFile();
    if (file) await openFile(file);
  } catch (error) {
    showError(error);
  }
}

/** Forgets a file that could not be opened. */
export function dismissOpening(): void {
  useImports.setState({ opening: null });
}

/** Reads a text file again with another encoding; the old reading is closed. */
export async function reopenAs(session: Session, encoding: string): Promise<void> {
  const { file, password, folderFile } = session;
  closeSession(session.id);
  await openFile(file, { encoding, folderFile, ...(password === null ? {} : { password }) });
}

/** Ends a session and lets the data process forget the file. */
export function closeSession(id: string): void {
  const session = sessionOf(id);
  removeSession(id);
  if (session && session.problem?.code !== 'import/session-gone') {
    // A session that is gone already needs no closing.
    request('import-close', { sessionId: id }).catch(() => undefined);
  }
}
