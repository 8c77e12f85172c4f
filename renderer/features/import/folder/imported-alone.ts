import { folderNow, patchFolder } from './folder-store.ts';

/** Notes that a file of the folder is in by itself: it is left out of what follows. */
export function importedAlone(no: number): void {
  const folder = folderNow();
  if (!folder) return;
  const leftOut = new Set(folder.leftOut).add(no);
  const alone = new Set(folder.alone).add(no);
  // What the others would do may be something else now.
  patchFolder(folder.id, { leftOut, alone, checkedAs: null });
}
