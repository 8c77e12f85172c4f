import type { GrantedFile } from '#contract/shell.ts';
import { desktop, request } from '../../lib/client.ts';
import { toClientError } from '../../lib/client-error.ts';
import { showError } from '../../lib/error-text.ts';
import { history } from '../../lib/history.ts';
import { showToast } from '../../lib/toasts.ts';
import { textOf } from '../../lib/use-texts.ts';
import { followDecisions } from './judge-again.ts';
import { addSession, removeSession, sessionOf, useImports, type Session } from './sessions.ts';

type Options = { readonly password?: string; readonly encoding?: string };

/** Opens a chosen file as a new import. A refusal is shown on the start page, with a way on. */
export async function openFile(file: GrantedFile, options: Options = {}): Promise<void> {
  followDecisions();
  useImports.setState({ opening: { file, busy: true, problem: null }, current: null });
  try {
    const opened = await request('import-open', { token: file.token, ...options });
    if (useImports.getState().opening?.file === file) {
      addSession(file, options.password ?? null, opened);
    } else {
      // Another file was chosen meanwhile.
      await request('import-close', { sessionId: opened.sessionId });
    }
  } catch (error) {
    if (useImports.getState().opening?.file !== file) return;
    useImports.setState({ opening: { file, busy: false, problem: toClientError(error) } });
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

/** Takes what was dropped on the window; the screen goes to the import. */
export async function openDropped(files: readonly File[]): Promise<void> {
  const [first] = files;
  if (!first) return;
  history.push('/import');
  try {
    const granted = await desktop.grantDropped(first);
    if (files.length > 1) {
      showToast({ tone: 'failed', text: textOf('import:open.one', { file: granted.name }) });
    }
    await openFile(granted);
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
  const { file, password } = session;
  closeSession(session.id);
  await openFile(file, { encoding, ...(password === null ? {} : { password }) });
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
