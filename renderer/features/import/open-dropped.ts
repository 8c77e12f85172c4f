import { desktop } from '../../lib/client.ts';
import { showError } from '../../lib/error-text.ts';
import { history } from '../../lib/history.ts';
import { openFolder } from './folder/open-folder.ts';
import { openFile } from './open-file.ts';

/** Takes what was dropped on the window; the screen goes to the import. */
export async function openDropped(files: readonly File[]): Promise<void> {
  history.push('/import');
  try {
    const granted = await Promise.all(files.map((file) => desktop.grantDropped(file)));
    const [first, ...more] = granted;
    if (!first) return;
    if (first.isFolder || more.length > 0) await openFolder(granted);
    else await openFile(first);
  } catch (error) {
    showError(error);
  }
}
