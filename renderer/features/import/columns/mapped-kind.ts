import type { ImportKind } from '#contract/import.ts';
import { kindByColumns } from '#domain/import/kind-of-columns.ts';
import type { Session } from '../sessions.ts';

/** What the file is with the columns on screen; null where nothing says so, and nobody has. */
export function mappedKind({
  opened,
  mapping,
}: Pick<Session, 'opened' | 'mapping'>): ImportKind | null {
  const told = kindByColumns(mapping.columns.map(({ field }) => field));
  return told ?? (opened.isRecognised ? opened.kind : null);
}
