import { AppError } from '#contract/errors.ts';
import { importKinds, type ImportKind, type UnknownChoice } from '#contract/import.ts';
import { ImportBatches, type BatchCounts, type NewBatch } from '#db/repositories/import-batches.ts';
import { ImportWriter } from '#db/repositories/import-writer.ts';
import type { Writer } from '#db/write/writer.ts';
import type { WorkbookClient } from '#electron/workbooks/import/workbook-client.ts';
import type { PassReport } from '#electron/workbooks/import/worker-protocol.ts';
import type { DataContext } from '../context.ts';
import type { OpenWorkbooks } from './open-workbooks.ts';
import type { PauseGate } from './pause-gate.ts';
import type { ReadyFile } from './recognise-files.ts';
import {
  makeCandidates,
  stopIfGivenUp,
  writeSteps,
  type Progress,
  type StepsTarget,
} from './write-steps.ts';

/** What several workbooks are imported with, one after the other. */
export type InOrder = {
  readonly data: { readonly db: DataContext['db']; readonly writer: Writer };
  readonly workbooks: OpenWorkbooks;
  readonly actor: string;
  readonly gentle: boolean;
  readonly signal?: AbortSignal | undefined;
  readonly gate?: PauseGate | undefined;
  readonly onProgress?: (file: ReadyFile, progress: Progress) => void;
  /** What becomes of companies that nobody knows; they stay unknown unless told otherwise. */
  readonly unknown?: UnknownChoice;
  /** Takes a file that turns out to be unreadable on its way; without it that ends all. */
  readonly onRefused?: (file: ReadyFile, error: AppError) => void;
  /**
   * Called with what became of a file, while its workbook is still open, and with how many unknown
   * companies became resellers, or would.
   */
  readonly onReport: (
    file: ReadyFile,
    report: PassReport,
    client: WorkbookClient,
    candidates: number,
  ) => Promise<void> | void;
};

/** Begins the one batch of several files. */
export function beginBatch(
  db: DataContext['db'],
  files: readonly ReadyFile[],
  batch: Pick<NewBatch, 'fileName' | 'actor' | 'now'>,
): { readonly pk: number; readonly id: string } {
  const kind = files[0]?.kind ?? importKinds[0];
  const digests = files.map(({ opened }) => opened.digest);
  return new ImportBatches(db).begin({ ...batch, kind, digests, processId: process.pid });
}

/**
 * Writes recognised workbooks in the given order into one batch. The first fault ends it and is thrown,
 * as is `import/cancelled`; what was written until then stays for the caller to take back.
 */
export async function writeInOrder(
  files: readonly ReadyFile[],
  batchPk: number,
  options: InOrder,
): Promise<void> {
  await inOrder(files, batchPk, options, () => true);
}

/**
 * Says of recognised workbooks what their import in this order would do. The data is a copy to try on:
 * what a later file can depend on is written there, so that its rows are judged as if that were in.
 */
export async function tryInOrder(files: readonly ReadyFile[], options: InOrder): Promise<void> {
  const names = { fileName: '', actor: options.actor, now: Date.now() };
  const { pk } = beginBatch(options.data.db, files, names);
  // Candidates of any file are resellers for the next.
  const all = options.unknown === 'candidates';
  await inOrder(files, pk, options, (at) => all || isAwaited(files, at));
}

const makeResellers: ReadonlySet<ImportKind> = new Set<ImportKind>(['resellers', 'accounting']);

/** Reports and logs speak of resellers and of nothing else; two of one kind may say the same. */
function isAwaited(files: readonly ReadyFile[], at: number): boolean {
  const kind = files[at]?.kind;
  const later = files.slice(at + 1);
  return later.some((file) => file.kind === kind || (kind && makeResellers.has(kind)));
}

async function inOrder(
  files: readonly ReadyFile[],
  batchPk: number,
  options: InOrder,
  isWritten: (at: number) => boolean,
): Promise<void> {
  const { data, workbooks, actor, gentle, signal, gate } = options;
  const importWriter = new ImportWriter(data.db, batchPk, files[0]?.kind ?? importKinds[0]);
  for (const [at, file] of files.entries()) {
    await gate?.passed();
    stopIfGivenUp(options);
    const { kind } = file;
    const send = isWritten(at) || file.chosen !== null;
    importWriter.nextFile(kind);
    const onProgress = (progress: Progress): void => options.onProgress?.(file, progress);
    const context = { actor, batchPk };
    const target = { writer: data.writer, importWriter, context, gentle, signal, gate, onProgress };
    try {
      const client = await workbooks.take(file.path);
      client.onPhase((phase, done, total) => onProgress({ phase, done, total }));
      const withCandidates = options.unknown === 'candidates';
      const made =
        withCandidates && send ? await candidatesOf(client, file, target, batchPk) : null;
      const report = await writeSteps(client, target, () =>
        made === null ? runFile(client, file, batchPk, send) : client.call('run', { batchPk }),
      );
      const candidates = made ?? (withCandidates ? report.counts.companies : 0);
      await options.onReport(file, report, client, candidates);
    } catch (error) {
      const isRefusal = error instanceof AppError && error.code !== 'import/cancelled';
      if (!isRefusal || !options.onRefused) throw error;
      options.onRefused(file, error);
    }
  }
  stopIfGivenUp(options);
}

/** Reads a file and makes resellers of the companies in it that nobody knows; answers how many. */
async function candidatesOf(
  client: WorkbookClient,
  file: ReadyFile,
  target: StepsTarget,
  batchPk: number,
): Promise<number> {
  if (file.chosen !== null) await checkChosen(client, file);
  else await client.call('runUnattended', { batchPk, kind: file.kind, send: false });
  return makeCandidates(client, target, batchPk);
}

async function runFile(
  client: WorkbookClient,
  file: ReadyFile,
  batchPk: number,
  send: boolean,
): Promise<PassReport> {
  if (file.chosen === null) {
    return client.call('runUnattended', { batchPk, kind: file.kind, send });
  }
  await checkChosen(client, file);
  return client.call('run', { batchPk });
}

/** What a person chose is checked as in the steps of one file, and has to be still what it was. */
async function checkChosen(client: WorkbookClient, { kind, chosen }: ReadyFile): Promise<void> {
  if (chosen === null) return;
  const checked = await client.call('check', chosen);
  if (checked.kind === kind) return;
  throw new AppError('import/columns-missing', `The columns make it ${checked.kind}, not ${kind}`);
}

/** The counts of a file as they stand with its batch. */
export function countsOf({ counts }: PassReport): BatchCounts {
  return {
    created: counts.new,
    updated: counts.changed,
    unchanged: counts.same,
    duplicates: counts.duplicate,
    rejected: counts.error,
    undecided: counts.decide,
    unattached: counts.unknown,
  };
}

/** The counts of several files together. */
export function sumOfCounts(all: readonly BatchCounts[]): BatchCounts {
  const sum = (name: keyof BatchCounts): number => all.reduce((n, one) => n + one[name], 0);
  return {
    created: sum('created'),
    updated: sum('updated'),
    unchanged: sum('unchanged'),
    duplicates: sum('duplicates'),
    rejected: sum('rejected'),
    undecided: sum('undecided'),
    unattached: sum('unattached'),
  };
}
