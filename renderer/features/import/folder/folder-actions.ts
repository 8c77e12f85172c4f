import { desktop, request } from '../../../lib/client.ts';
import { toClientError } from '../../../lib/client-error.ts';
import { fileName } from '../../../lib/file-name.ts';
import { showError } from '../../../lib/error-text.ts';
import { currentLanguage } from '../../../lib/i18n.ts';
import { beginActivity } from '../../../lib/import-activity.ts';
import { showToast } from '../../../lib/toasts.ts';
import { textOf } from '../../../lib/use-texts.ts';
import { closeSession, openFile } from '../open-file.ts';
import { showFile } from '../row-actions.ts';
import { readBatchesAgain } from '../run-actions.ts';
import { patchSession, sessionOf, showSession, useImports } from '../sessions.ts';
import {
  asChosen,
  checkKey,
  folderNow,
  importableFiles,
  includedFiles,
  patchFolder,
  showFolder,
} from './folder-store.ts';

/** Tries on all files that are not left out; what they would do stands in the folder then. */
export async function checkFolder(id: string): Promise<void> {
  const folder = folderNow();
  if (folder?.id !== id || folder.busy !== null) return;
  const files = includedFiles(folder);
  if (files.length === 0) return;
  patchFolder(id, { busy: 'check', problem: null });
  const ended = beginActivity(id, folder.name);
  try {
    const input = { sessionId: id, files: asChosen(folder, files) };
    const found = await request('import-folder-check', input);
    const verdicts = new Map(found.map((verdict) => [verdict.no, verdict]));
    const checkedAs = checkKey({ ...folder, verdicts });
    patchFolder(id, { busy: null, verdicts, checkedAs });
  } catch (error) {
    const problem = toClientError(error);
    // Stopped by the person: that needs no telling.
    patchFolder(id, { busy: null, problem: problem.code === 'import/cancelled' ? null : problem });
  } finally {
    ended();
  }
}

/** Imports what can be imported as one batch; a refusal leads back to the files. */
export async function runFolder(id: string): Promise<void> {
  const folder = folderNow();
  if (folder?.id !== id || folder.step !== 'files' || folder.busy !== null) return;
  patchFolder(id, { step: 'run', problem: null });
  const ended = beginActivity(id, folder.name);
  try {
    const files = asChosen(folder, importableFiles(folder));
    const result = await request('import-folder-run', { sessionId: id, files });
    patchFolder(id, { step: 'result', busy: null, result });
    showFolder(true);
  } catch (error) {
    patchFolder(id, { step: 'files', busy: null, problem: toClientError(error) });
  } finally {
    ended();
    readBatchesAgain();
  }
}

/** Stops a check or a run; what a run has written is taken back by the data process. */
export async function cancelFolder(id: string): Promise<void> {
  patchFolder(id, { busy: 'cancel' });
  await request('import-cancel', { sessionId: id }).catch(showError);
}

/** Leaves files out, or takes them in again. */
export function leaveOut(id: string, numbers: readonly number[], isLeftOut: boolean): void {
  const folder = folderNow();
  if (folder?.id !== id || folder.busy !== null) return;
  const leftOut = new Set(folder.leftOut);
  for (const no of numbers) {
    if (isLeftOut) leftOut.add(no);
    else leftOut.delete(no);
  }
  patchFolder(id, { leftOut, problem: null });
}

/**
 * Opens one file of the folder in steps of its own, to correct its columns or to import it alone. One
 * that waits half done is shown as it was left: its mended cells are there.
 */
export async function openAlone(no: number): Promise<void> {
  const file = folderNow()?.files[no];
  if (!file) return;
  const waiting = useImports
    .getState()
    .sessions.find(({ folderFile, step }) => folderFile === no && step !== 'result');
  if (waiting) showSession(waiting.id);
  else await openFile({ token: file.token, name: file.name, size: 0 }, { folderFile: no });
}

/** Takes the columns of a file that was opened alone back into the folder, and tries that on again. */
export async function keepColumns(sessionId: string): Promise<void> {
  const session = sessionOf(sessionId);
  const folder = folderNow();
  if (!session || session.folderFile === null || session.busy !== null) return;
  if (folder?.step !== 'files' || folder.busy !== null) return;
  patchSession(sessionId, { busy: 'check', problem: null });
  const { sheet, headerTo, columns } = session.mapping;
  const chosen = {
    ...{ sheet, headerTo },
    columns: columns.map(({ column, field }) => ({ column, field })),
  };
  try {
    const { kind } = await request('import-check', { ...chosen, sessionId, keep: true });
    const asked = session.asked === null ? {} : { asked: session.asked };
    const kept = new Map(folder.columns).set(session.folderFile, { ...chosen, kind, ...asked });
    const leftOut = new Set(folder.leftOut);
    leftOut.delete(session.folderFile);
    patchFolder(folder.id, { columns: kept, leftOut });
    closeSession(sessionId);
    showFolder(true);
    await checkFolder(folder.id);
  } catch (error) {
    patchSession(sessionId, { busy: null, problem: toClientError(error) });
  }
}

/** Asks where to, and writes the rows of a file that stay out as a workbook in its own layout. */
export async function saveErrorsOf(id: string, file: number): Promise<void> {
  const known = folderNow()?.files[file];
  if (!known) return;
  try {
    const name = (known.name.split(/[/\\]/).at(-1) ?? '').replace(/\.[^.]+$/, '');
    const target = await desktop.chooseSave(
      textOf('import:rows.errorsFile', { name: fileName(name) }),
    );
    if (!target) return;
    const { token } = target;
    const language = currentLanguage();
    const input = { sessionId: id, token, language, file };
    const { rows } = await request('import-errors-save', input);
    showToast({
      tone: 'done',
      text: textOf('import:rows.errorsSaved', { count: rows }),
      action: { label: textOf('import:rows.showInFolder'), run: () => showFile(token) },
    });
  } catch (error) {
    showError(error);
  }
}
