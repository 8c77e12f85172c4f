import { extname } from 'node:path';
import type { SaveKind } from '#contract/shell.ts';

/** The path with the ending of what is written there; a name with dots keeps all of them. */
export function withEnding(path: string, kind: SaveKind): string {
  return extname(path).toLowerCase() === `.${kind}` ? path : `${path}.${kind}`;
}
