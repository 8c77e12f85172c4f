import type { UndoReport } from '#contract/import.ts';
import { request } from '../../lib/client.ts';
import { toClientError } from '../../lib/client-error.ts';
import { showError } from '../../lib/error-text.ts';
import { history } from '../../lib/history.ts';
import { beginActivity, setActivityPaused } from '../../lib/import-activity.ts';
import { queryClient } from '../../lib/query-client.ts';
import { showToast } from '../../lib/toasts.ts';
import { channelQuery } from '../../lib/use-channel.ts';
import { textOf } from '../../lib/use-texts.ts';
import { importedAlone } from './folder/imported-alone.ts';
import { patchSession, sessionOf, showSession, useImports } from './sessions.ts';

function isOnScreen(id: string): boolean {
  return history.location.pathname === '/import' && useImports.getState().current === id;
}

/** Tells of the end of a run to a person who has gone elsewhere meanwhile. */
function tellElsewhere(id: string, tone: 'done' | 'failed', text: string): void {
  if (isOnScreen(id)) return;
  showToast({
    tone,
    text,
    action: {
      label: textOf('import:run.show'),
      run: () => {
        showSession(id);
        history.push('/import');
      },
    },
  });
}

/** The list of earlier imports is another one now. */
export function readBatchesAgain(): void {
  void queryClient.invalidateQueries({ queryKey: channelQuery('import-batches', {}).queryKey });
}

/** Writes the judged rows. The window is free meanwhile; a refusal leads back to the rows. */
export async function runImport(id: string): Promise<void> {
  const session = sessionOf(id);
  if (!session || session.step !== 'rows' || session.busy !== null) return;
  const { name: file } = session.file;
  patchSession(id, { step: 'run', problem: null });
  const ended = beginActivity(id, file);
  try {
    const result = await request('import-run', { sessionId: id, unknown: session.unknown });
    patchSession(id, { step: 'result', busy: null, result });
    if (session.folderFile !== null) importedAlone(session.folderFile);
    tellElsewhere(id, 'done', textOf('import:run.finished', { file }));
  } catch (error) {
    const problem = toClientError(error);
    patchSession(id, { step: 'rows', busy: null, problem });
    if (problem.code !== 'import/cancelled') {
      tellElsewhere(id, 'failed', textOf('import:run.failed', { file }));
    }
  } finally {
    ended();
    readBatchesAgain();
  }
}

/** Stops a run; what it has written is taken back by the data process. */
export async function cancelRun(id: string): Promise<void> {
  patchSession(id, { busy: 'cancel' });
  try {
    await request('import-cancel', { sessionId: id });
  } catch (error) {
    patchSession(id, { busy: null });
    showError(error);
  }
}

/** Lets a run wait, or go on; the data is free meanwhile. */
export async function pauseRun(id: string, paused: boolean): Promise<void> {
  try {
    const answer = await request('import-pause', { sessionId: id, paused });
    setActivityPaused(id, answer.paused);
  } catch (error) {
    showError(error);
  }
}

/** Takes a batch back; null when that was refused. */
export async function undoBatch(batchPk: number, file: string): Promise<UndoReport | null> {
  // The undo belongs to no session: its progress comes without one.
  const ended = beginActivity('', file);
  try {
    return await request('import-undo', { batchPk });
  } catch (error) {
    showError(error);
    return null;
  } finally {
    ended();
    readBatchesAgain();
  }
}
