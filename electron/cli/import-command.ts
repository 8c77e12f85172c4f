import { basename, extname } from 'node:path';
import { AppError } from '#contract/errors.ts';
import type { ImportKind, UnknownChoice } from '#contract/import.ts';
import { ImportBatches, type BatchCounts } from '#db/repositories/import-batches.ts';
import type { Writer } from '#db/write/writer.ts';
import type { DataContext } from '#electron/data/context.ts';
import {
  beginBatch,
  countsOf,
  sumOfCounts,
  tryInOrder,
  writeInOrder,
  type InOrder,
} from '#electron/data/import/import-in-order.ts';
import { listWorkbooks } from '#electron/data/import/list-workbooks.ts';
import { OpenWorkbooks } from '#electron/data/import/open-workbooks.ts';
import { recogniseFiles, type ReadyFile } from '#electron/data/import/recognise-files.ts';
import { takeBack } from '#electron/data/import/rollback.ts';
import { giveSignsOfLife } from '#electron/data/import/sign-of-life.ts';
import { openTrial } from '#electron/data/import/trial-data.ts';
import { hiddenSheetsLeftOut, sheetsOfOtherKinds } from '#domain/import/other-kinds.ts';
import type { Progress } from '#electron/data/import/write-steps.ts';
import { capsFor } from '#electron/workbooks/import/caps-for.ts';
import { farAhead, type WorkbookClient } from '#electron/workbooks/import/workbook-client.ts';
import type {
  HiddenRow,
  PassReport,
  RejectedCell,
  UnattachedRow,
  UndecidedRow,
} from '#electron/workbooks/import/worker-protocol.ts';

export type ImportOptions = {
  readonly paths: readonly string[];
  /** Null lets each workbook tell its own kind. */
  readonly kind: ImportKind | null;
  /** What becomes of companies that nobody knows. */
  readonly unknown: UnknownChoice;
  readonly dryRun: boolean;
  readonly errorsOut: string | null;
  readonly language: 'ru' | 'en';
  readonly actor: string;
  readonly onProgress?: (file: string, progress: Progress) => void;
  readonly signal?: AbortSignal;
};

export type ImportedFile = {
  readonly path: string;
  readonly kind: ImportKind;
  /** Data rows, without titles, dividers, subtotals and signatures. */
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly duplicates: readonly {
    readonly rows: readonly number[];
    readonly inn: string | null;
    readonly sheet: string;
  }[];
  readonly rejected: readonly RejectedCell[];
  readonly undecided: readonly UndecidedRow[];
  readonly unattached: readonly UnattachedRow[];
  /** Rows that the file hides, whole or in part: they are taken in like any other. */
  readonly hidden: readonly HiddenRow[];
  /** Rows that were not taken in; an interaction is, whoever it is of. */
  readonly leftOut: number;
  /** Unknown companies that became resellers, or would in a run that is no trial. */
  readonly candidates: number;
  readonly skipped: Readonly<Record<string, number>>;
  /** Visible sheets with rows of another kind: none of these rows was looked at. */
  readonly sheetsLeftOut: readonly { readonly sheet: string; readonly kind: ImportKind }[];
  /** Sheets that the file hides, which hold something that could be imported and were left out. */
  readonly hiddenSheets: readonly string[];
};

export type ImportOutcome = {
  readonly batchId: string | null;
  readonly files: readonly ImportedFile[];
  /** Files of a folder that are no workbook of a kind that can be imported. */
  readonly ignored: readonly { readonly path: string; readonly code: string }[];
  readonly errorsOut: readonly string[];
};

/** Where the import writes to; opened, and made if need be, once every workbook is recognised. */
export type ImportTarget = {
  readonly file: string;
  open(): { readonly db: DataContext['db']; readonly writer: Writer };
};

/**
 * Imports workbooks without a window: all of them are one batch. Everything is opened and recognised
 * before the first row is written, and a fault later takes the whole batch back. A dry run does the same
 * to a copy of the data, so that rows of later files are judged as if the registers were in.
 */
export async function importFiles(
  target: ImportTarget,
  options: ImportOptions,
): Promise<ImportOutcome> {
  if (!options.dryRun) return importInto(target, options, false);
  const trial = await openTrial(target.file);
  try {
    return await importInto({ file: trial.file, open: () => trial }, options, true);
  } finally {
    trial.remove();
  }
}

async function importInto(
  target: ImportTarget,
  options: ImportOptions,
  isTrial: boolean,
): Promise<ImportOutcome> {
  const { candidates } = await listWorkbooks(options.paths);
  const workbooks = new OpenWorkbooks(target.file, (path) => ({
    ...capsFor(path),
    ...farAhead,
  }));
  const stop = (): void => workbooks.cancel();
  options.signal?.addEventListener('abort', stop);
  try {
    const { ready, refused } = await recogniseFiles(candidates, workbooks, options);
    if (ready.length === 0) {
      throw new AppError('import/nothing-to-import', 'No workbook that can be imported was given');
    }
    const files: { readonly file: ImportedFile; readonly counts: BatchCounts }[] = [];
    const errors = new ErrorFiles(options);
    const inOrder: InOrder = {
      data: target.open(),
      workbooks,
      actor: options.actor,
      gentle: false,
      signal: options.signal,
      onProgress: ({ path }, progress) => options.onProgress?.(path, progress),
      unknown: options.unknown,
      onReport: async (file, report, client, candidates) => {
        files.push({ file: imported(file, report, candidates), counts: countsOf(report) });
        if (report.counts.leftOut > 0) await errors.write(client);
      },
    };
    const batchId = isTrial
      ? await tryInOrder(ready, inOrder).then(() => null)
      : await importBatch(ready, inOrder, () => sumOfCounts(files.map(({ counts }) => counts)));
    return {
      batchId,
      files: files.map(({ file }) => file),
      ignored: refused.map(({ path, error }) => ({ path, code: error.code })),
      errorsOut: errors.written,
    };
  } finally {
    options.signal?.removeEventListener('abort', stop);
    await workbooks.end();
  }
}

async function importBatch(
  ready: readonly ReadyFile[],
  inOrder: InOrder,
  counts: () => BatchCounts,
): Promise<string> {
  const { db, writer } = inOrder.data;
  const fileName = ready.map(({ path }) => basename(path)).join(', ');
  const batch = beginBatch(db, ready, { fileName, actor: inOrder.actor, now: Date.now() });
  const stopSigns = giveSignsOfLife(db, batch.pk);
  try {
    await writeInOrder(ready, batch.pk, inOrder);
    new ImportBatches(db).finish(batch.pk, counts(), Date.now());
    return batch.id;
  } catch (error) {
    takeBack(db, writer, batch.pk, inOrder.actor);
    throw error;
  } finally {
    stopSigns();
  }
}

/** One workbook of errors a file: the second gets `-2` before its ending, and so on. */
class ErrorFiles {
  readonly #options: ImportOptions;
  readonly written: string[] = [];

  constructor(options: ImportOptions) {
    this.#options = options;
  }

  /** Writes what was left out of the workbook that is open, if that is wanted. */
  async write(client: WorkbookClient): Promise<void> {
    const { errorsOut, language } = this.#options;
    if (errorsOut === null) return;
    const ending = extname(errorsOut);
    const stem = errorsOut.slice(0, errorsOut.length - ending.length);
    const count = this.written.length + 1;
    const path = count === 1 ? errorsOut : `${stem}-${String(count)}${ending}`;
    await writeErrorsTo(path, client, language);
    this.written.push(path);
  }
}

async function writeErrorsTo(
  path: string,
  client: WorkbookClient,
  language: ImportOptions['language'],
): Promise<void> {
  try {
    await client.call('errors', { path, language });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError(error.code, error.message, {
      cause: error,
      details: { ...error.details, path },
    });
  }
}

function imported(
  { path, kind, opened }: ReadyFile,
  report: PassReport,
  candidates: number,
): ImportedFile {
  const { counts, duplicates, rejected, undecided, unattached, hidden, skipped } = report;
  return {
    path,
    kind,
    rows: counts.total,
    created: counts.new,
    updated: counts.changed,
    unchanged: counts.same,
    duplicates: duplicates.map(({ rows, inn, sheet }) => ({ rows, inn, sheet })),
    rejected,
    undecided,
    unattached,
    hidden,
    leftOut: counts.leftOut,
    candidates,
    skipped,
    sheetsLeftOut: sheetsOfOtherKinds(opened.sheets, kind).map(({ name, kind: other }) => ({
      sheet: name,
      kind: other,
    })),
    hiddenSheets: hiddenSheetsLeftOut(opened.sheets, kind).map(({ name }) => name),
  };
}
