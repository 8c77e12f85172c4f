import { AppError } from '#contract/errors.ts';
import { importKinds, type ImportKind } from '#contract/import.ts';
import { ImportBatches, type BatchCounts, type NewBatch } from '#db/repositories/import-batches.ts';
import { ImportWriter } from '#db/repositories/import-writer.ts';
import type { Writer } from '#db/write/writer.ts';
import type { WorkbookClient } from '#electron/workbooks/import/workbook-client.ts';
import type { PassReport } from '#electron/workbooks/import/worker-protocol.ts';
import type { DataContext } from '../context.ts';
import type { OpenWorkbooks } from './open-workbooks.ts';
import type { PauseGate } from './pause-gate.ts';
import type { ReadyFile } from './recognise-files.ts';
import { stopIfGivenUp, writeSteps, type Progress } from './write-steps.ts';

/** What several workbooks are imported with, one after the other. */
export type InOrder = {
  readonly data: { readonly db: DataContext['db']; readonly writer: Writer };
  readonly workbooks: OpenWorkbooks;
  readonly actor: string;
  readonly gentle: boolean;
  readonly signal?: AbortSignal | undefined;
  readonly gate?: PauseGate | undefined;
  readonly onProgress?: (file: ReadyFile, progress: Progress) => void;
  /** Called with what became of a file, while its workbook is still open. */
  /** Takes a file that turns out to be unreadable on its way; without it that ends all. */
  readonly onRefused?: (file: ReadyFile, error: AppError) => void;
  readonly onReport: (
    file: ReadyFile,
    report: PassReport,
    client: WorkbookClient,
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
  await inOrder(files, pk, options, (at) => isAwaited(files, at));
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
      const run = () => runFile(client, file, batchPk, send);
      const report = await writeSteps(client, target, run);
      await options.onReport(file, report, client);
    } catch (error) {
      const isRefusal = error instanceof AppError && error.code !== 'import/cancelled';
      if (!isRefusal || !options.onRefused) throw error;
      options.onRefused(file, error);
    }
  }
  stopIfGivenUp(options);
}

/** What a person chose is checked as in the steps of one file, and has to be still what it was. */
async function runFile(
  client: WorkbookClient,
  { kind, chosen }: ReadyFile,
  batchPk: number,
  send: boolean,
): Promise<PassReport> {
  if (chosen === null) return client.call('runUnattended', { batchPk, kind, send });
  const checked = await client.call('check', chosen);
  if (checked.kind !== kind) {
    throw new AppError(
      'import/columns-missing',
      `The columns make it ${checked.kind}, not ${kind}`,
    );
  }
  return client.call('run', { batchPk });
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
