import { readdirSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { AppError } from '#contract/errors.ts';
import { importKinds, type ImportKind, type UnknownChoice } from '#contract/import.ts';
import { ImportBatches, type BatchCounts } from '#db/repositories/import-batches.ts';
import { ImportWriter } from '#db/repositories/import-writer.ts';
import type { Writer } from '#db/write/writer.ts';
import type { DataContext } from '#electron/data/context.ts';
import { takeBack } from '#electron/data/import/rollback.ts';
import {
  makeCandidates,
  stopIfGivenUp,
  writeSteps,
  type Progress,
} from '#electron/data/import/write-steps.ts';
import type { WorkbookClient } from '#electron/workbooks/import/workbook-client.ts';
import type {
  OpenedWorkbook,
  PassReport,
  RejectedCell,
  UnattachedRow,
  UndecidedRow,
} from '#electron/workbooks/import/worker-protocol.ts';
import { OpenWorkbooks } from './open-workbooks.ts';

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
  /** Rows that were not taken in; an interaction is, whoever it is of. */
  readonly leftOut: number;
  /** Unknown companies that became resellers, or would in a run that is no trial. */
  readonly candidates: number;
  readonly skipped: Readonly<Record<string, number>>;
};

export type ImportOutcome = {
  readonly batchId: string | null;
  readonly files: readonly ImportedFile[];
  /** Files of a folder that are no workbook of a kind that can be imported. */
  readonly ignored: readonly { readonly path: string; readonly code: string }[];
  readonly errorsOut: readonly string[];
};

const workbookEndings = new Set([
  '.xls',
  '.xlsx',
  '.xlsm',
  '.xlsb',
  '.csv',
  '.txt',
  '.tsv',
  '.htm',
  '.html',
  '.xml',
]);

type Candidate = { readonly path: string; readonly fromFolder: boolean };
type Ready = {
  readonly path: string;
  readonly opened: OpenedWorkbook;
  readonly kind: ImportKind;
};

/** Where the import writes to; opened, and made if need be, once every workbook is recognised. */
export type ImportTarget = {
  readonly file: string;
  open(): { readonly db: DataContext['db']; readonly writer: Writer };
};

/**
 * Imports workbooks without a window: all of them are one batch. Everything is opened and recognised
 * before the first row is written, and a fault later takes the whole batch back.
 */
export async function importFiles(
  target: ImportTarget,
  options: ImportOptions,
): Promise<ImportOutcome> {
  const candidates = options.paths.flatMap(expand);
  const ready: Ready[] = [];
  const ignored: { path: string; code: string }[] = [];
  const workbooks = new OpenWorkbooks(target.file);
  const stop = (): void => workbooks.cancel();
  options.signal?.addEventListener('abort', stop);
  try {
    for (const candidate of candidates) {
      stopIfGivenUp(options);
      const opened = await openCandidate(candidate, workbooks, options);
      if ('path' in opened) ignored.push(opened);
      else {
        workbooks.want(candidate.path);
        ready.push({ ...opened, path: candidate.path });
      }
    }
    if (ready.length === 0) {
      throw new AppError('import/nothing-to-import', 'No workbook that can be imported was given');
    }
    // Accounting and reports speak of resellers, so the registers come first.
    ready.sort((a, b) => importKinds.indexOf(a.kind) - importKinds.indexOf(b.kind));
    const outcome = options.dryRun
      ? await tryOut(ready, workbooks, options)
      : await importBatch(ready, workbooks, target, options);
    return { ...outcome, ignored };
  } finally {
    options.signal?.removeEventListener('abort', stop);
    await workbooks.end();
  }
}

function expand(path: string): readonly Candidate[] {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) {
    throw new AppError('workbook/unreadable-file', 'There is no such file', {
      details: { path, reason: 'ENOENT' },
    });
  }
  if (!stat.isDirectory()) return [{ path, fromFolder: false }];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith('.') && !entry.name.startsWith('~$'))
    .sort((a, b) => a.name.localeCompare(b.name))
    .flatMap((entry) => {
      const inner = join(path, entry.name);
      if (entry.isDirectory()) return expand(inner).map((c) => ({ ...c, fromFolder: true }));
      return entry.isFile() && workbookEndings.has(extname(entry.name).toLowerCase())
        ? [{ path: inner, fromFolder: true }]
        : [];
    });
}

async function openCandidate(
  { path, fromFolder }: Candidate,
  workbooks: OpenWorkbooks,
  options: ImportOptions,
): Promise<Omit<Ready, 'path'> | { readonly path: string; readonly code: string }> {
  try {
    const opened = await workbooks.look(path);
    const kind = options.kind ?? opened.kind;
    // A person who names a file and its kind wants it imported; in a folder other workbooks may lie.
    if (kind !== null && (kind === opened.kind || !fromFolder)) return { opened, kind };
    if (fromFolder) return { path, code: 'import/unknown-kind' };
    throw new AppError('import/unknown-kind', 'No workbook of a kind that can be imported');
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (fromFolder) return { path, code: error.code };
    throw new AppError(error.code, error.message, {
      cause: error,
      details: { ...error.details, path },
    });
  }
}

async function importBatch(
  ready: readonly Ready[],
  workbooks: OpenWorkbooks,
  target: ImportTarget,
  options: ImportOptions,
): Promise<Omit<ImportOutcome, 'ignored'>> {
  const { db, writer } = target.open();
  const batches = new ImportBatches(db);
  const [first] = ready;
  if (first === undefined) throw new AppError('import/nothing-to-import', 'Nothing to import');
  const batch = batches.begin({
    kind: first.kind,
    fileName: ready.map(({ path }) => basename(path)).join(', '),
    digests: ready.map(({ opened }) => opened.digest),
    actor: options.actor,
    processId: process.pid,
    now: Date.now(),
  });
  try {
    const importWriter = new ImportWriter(db, batch.pk, first.kind);
    const files: ImportedFile[] = [];
    const errors = new ErrorFiles(options);
    for (const file of ready) {
      stopIfGivenUp(options);
      const { path, kind } = file;
      const client = await workbooks.take(path);
      importWriter.nextFile(kind);
      const onProgress = (progress: Progress) => options.onProgress?.(path, progress);
      client.onPhase((phase, done, total) => onProgress({ phase, done, total }));
      const target = {
        writer,
        importWriter,
        context: { actor: options.actor, batchPk: batch.pk },
        gentle: false,
        signal: options.signal,
        onProgress,
      };
      const withCandidates = options.unknown === 'candidates';
      if (withCandidates) {
        await client.call('runUnattended', { batchPk: batch.pk, kind, send: false });
      }
      const made = withCandidates ? await makeCandidates(client, target, batch.pk) : 0;
      const report = await writeSteps(client, target, () =>
        withCandidates
          ? client.call('run', { batchPk: batch.pk })
          : client.call('runUnattended', { batchPk: batch.pk, kind, send: true }),
      );
      files.push(imported(file, report, made));
      if (hasLeft(report)) await errors.write(client);
    }
    stopIfGivenUp(options);
    batches.finish(batch.pk, sumOf(files), Date.now());
    return { batchId: batch.id, files, errorsOut: errors.written };
  } catch (error) {
    takeBack(db, writer, batch.pk, options.actor);
    throw error;
  }
}

async function tryOut(
  ready: readonly Ready[],
  workbooks: OpenWorkbooks,
  options: ImportOptions,
): Promise<Omit<ImportOutcome, 'ignored'>> {
  const files: ImportedFile[] = [];
  const errors = new ErrorFiles(options);
  const withCandidates = options.unknown === 'candidates';
  for (const file of ready) {
    stopIfGivenUp(options);
    const client = await workbooks.take(file.path);
    const report = await client.call('runUnattended', {
      batchPk: -1,
      kind: file.kind,
      send: false,
    });
    files.push(imported(file, report, withCandidates ? report.counts.companies : 0));
    if (hasLeft(report)) await errors.write(client);
  }
  return { batchId: null, files, errorsOut: errors.written };
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

function hasLeft({ counts }: PassReport): boolean {
  return counts.leftOut > 0;
}

function imported({ path, kind }: Ready, report: PassReport, candidates: number): ImportedFile {
  const { counts, duplicates, rejected, undecided, unattached, skipped } = report;
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
    leftOut: counts.leftOut,
    candidates,
    skipped,
  };
}

function sumOf(files: readonly ImportedFile[]): BatchCounts {
  const sum = (of: (file: ImportedFile) => number): number =>
    files.reduce((total, file) => total + of(file), 0);
  return {
    created: sum((f) => f.created),
    updated: sum((f) => f.updated),
    unchanged: sum((f) => f.unchanged),
    duplicates: sum((f) => f.duplicates.reduce((n, group) => n + group.rows.length - 1, 0)),
    rejected: sum(
      (f) => new Set(f.rejected.map((cell) => `${cell.sheet}\n${String(cell.row)}`)).size,
    ),
    undecided: sum((f) => f.undecided.length),
    unattached: sum((f) => f.unattached.length),
  };
}
