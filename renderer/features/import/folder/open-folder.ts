import type { GrantedFile } from '#contract/shell.ts';
import { desktop, request } from '../../../lib/client.ts';
import { showError } from '../../../lib/error-text.ts';
import { showToast } from '../../../lib/toasts.ts';
import { textOf } from '../../../lib/use-texts.ts';
import { useImports } from '../sessions.ts';
import { checkFolder } from './folder-actions.ts';
import { folderNow, useFolder, type Folder } from './folder-store.ts';

/** Opens what was dropped or chosen together, shows its files and tries them on at once. */
export async function openFolder(granted: readonly GrantedFile[]): Promise<void> {
  const [first] = granted;
  if (!first) return;
  if (folderNow()?.step === 'run') {
    showToast({ tone: 'failed', text: textOf('import:folder.oneAtATime') });
    return;
  }
  try {
    const tokens = granted.map(({ token }) => token);
    const { sessionId: id, files, others } = await request('import-folder-open', { tokens });
    closeFolder();
    const name =
      granted.length === 1 ? first.name : textOf('import:folder.files', { count: files.length });
    const folder: Folder = {
      ...{ id, name, granted, files, others },
      ...{ step: 'files', busy: null, problem: null, result: null, undone: null },
      ...{ verdicts: new Map(), leftOut: new Set(), alone: new Set(), columns: new Map() },
      checkedAs: null,
    };
    useFolder.setState({ folder, shown: true });
    useImports.setState({ current: null, opening: null });
    if (files.length > 0) await checkFolder(id);
  } catch (error) {
    showError(error);
  }
}

/** Asks for a folder with the system's dialog and opens it. */
export async function chooseFolder(): Promise<void> {
  try {
    const folder = await desktop.chooseFolder();
    if (folder) await openFolder([folder]);
  } catch (error) {
    showError(error);
  }
}

/** Ends the folder and lets the data process forget it; what was imported stays. */
export function closeFolder(): void {
  const folder = folderNow();
  useFolder.setState({ folder: null, shown: false });
  // A file of it that is open goes on by itself.
  useImports.setState(({ sessions }) => ({
    sessions: sessions.map((session) => ({ ...session, folderFile: null })),
  }));
  if (folder) request('import-close', { sessionId: folder.id }).catch(() => undefined);
}
