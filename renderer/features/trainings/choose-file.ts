import type { GrantedFile, SaveKind } from '#contract/shell.ts';
import { desktop } from '../../lib/client.ts';

const forbidden = /[\\/:*?"<>|]+/g;

/** Asks where to save a file, by a name without what no file may be called. */
export function chooseFile(name: string, kind: SaveKind): Promise<GrantedFile | null> {
  return desktop.chooseSave(`${name.replace(forbidden, ' ')}.${kind}`, kind);
}
