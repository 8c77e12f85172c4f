import type { z } from 'zod';
import { AppError } from '#contract/errors.ts';
import { importKinds, type chosenColumns, type ImportKind } from '#contract/import.ts';
import type { OpenedWorkbook } from '#electron/workbooks/import/worker-protocol.ts';
import type { Candidate } from './list-workbooks.ts';
import type { OpenWorkbooks } from './open-workbooks.ts';
import { stopIfGivenUp } from './write-steps.ts';

/** A workbook that can be imported, as the kind that it is. */
export type ReadyFile = {
  readonly path: string;
  readonly opened: OpenedWorkbook;
  readonly kind: ImportKind;
  /** As a person corrected it; null to read it as it is recognised. */
  readonly chosen: ChosenColumns | null;
};

/** What a person said the columns of a sheet mean. */
export type ChosenColumns = z.output<typeof chosenColumns> & {
  readonly kind: ImportKind;
  /** The kind that a person chose. */
  readonly asked?: ImportKind | undefined;
};

/** A file that cannot be imported, and why. */
export type RefusedFile = { readonly path: string; readonly error: AppError };

export type RecogniseOptions = {
  /** Null lets each workbook tell its own kind. */
  readonly kind: ImportKind | null;
  /** What a person said of a file, by its path. */
  readonly chosen?: ReadonlyMap<string, ChosenColumns>;
  readonly signal?: AbortSignal | undefined;
  /** Called before each file with how many are done. */
  readonly onFile?: (done: number) => void;
};

/**
 * Opens every file to see what it is. Answers those that can be imported, registers first, and the
 * refused ones of folders; a refused file that was named itself throws its reason, with its path.
 */
export async function recogniseFiles(
  candidates: readonly Candidate[],
  workbooks: OpenWorkbooks,
  options: RecogniseOptions,
): Promise<{ readonly ready: readonly ReadyFile[]; readonly refused: readonly RefusedFile[] }> {
  const ready: ReadyFile[] = [];
  const refused: RefusedFile[] = [];
  for (const [at, candidate] of candidates.entries()) {
    stopIfGivenUp(options);
    options.onFile?.(at);
    const opened = await openCandidate(candidate, workbooks, options);
    if ('error' in opened) refused.push(opened);
    else {
      workbooks.want(candidate.path);
      ready.push(opened);
    }
  }
  // Accounting and reports speak of resellers, so the registers come first.
  ready.sort((a, b) => importKinds.indexOf(a.kind) - importKinds.indexOf(b.kind));
  return { ready, refused };
}

async function openCandidate(
  { path, fromFolder }: Candidate,
  workbooks: OpenWorkbooks,
  options: RecogniseOptions,
): Promise<ReadyFile | RefusedFile> {
  try {
    const chosen = options.chosen?.get(path) ?? null;
    // A person who names a file and its kind wants it imported; in a folder other workbooks may lie.
    const named = fromFolder ? null : options.kind;
    const opened = await workbooks.look(path, chosen?.asked ?? named ?? undefined);
    const kind = chosen?.kind ?? options.kind ?? opened.kind;
    const isMeant = chosen !== null || !fromFolder;
    if (kind !== null && (kind === opened.kind || isMeant)) return { path, opened, kind, chosen };
    throw new AppError('import/unknown-kind', 'No workbook of a kind that can be imported');
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'import/cancelled') throw error;
    if (fromFolder) return { path, error };
    throw new AppError(error.code, error.message, {
      cause: error,
      details: { ...error.details, path },
    });
  }
}
