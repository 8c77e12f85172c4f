import type { GrantedFile, SaveKind } from '#contract/shell.ts';
import { desktop } from '../../lib/client.ts';
import { fileName } from '../../lib/file-name.ts';

/** Asks where to save a file, by a name that a file may have. */
export function chooseFile(name: string, kind: SaveKind): Promise<GrantedFile | null> {
  return desktop.chooseSave(`${fileName(name)}.${kind}`, kind);
}
