import { ImportBatches, type RunningBatch } from '#db/repositories/import-batches.ts';
import { undoBatch } from '#db/repositories/import-undo.ts';
import type { UndoReport } from '#contract/import.ts';
import type { Writer } from '#db/write/writer.ts';
import type { DataContext } from '../context.ts';
import { isAlive } from './process-alive.ts';
import type { Progress } from './write-steps.ts';

const rowsAtOnce = 500;
const gentleRowsAtOnce = 40;
/** After so long without a sign of life a living process with the number is another one. */
const longestSilenceMs = 3_600_000;

/** The batches that broke off: their process is gone, or has long given no sign of life. */
export function brokenOff(db: DataContext['db'], now = Date.now()): readonly RunningBatch[] {
  return new ImportBatches(db)
    .running()
    .filter((batch) => now - batch.aliveAt > longestSilenceMs || !isAlive(batch.processId));
}

/**
 * Takes back what imports had written that did not come to their end, as if they had never run.
 * Answers the files and how many resellers and interactions went; imports of other living processes are left alone.
 */
export function rollbackUnfinishedBatches(
  db: DataContext['db'],
  writer: Writer,
  now = Date.now(),
): readonly { readonly fileName: string; readonly rows: number }[] {
  return brokenOff(db, now).map((batch) => {
    const report = takeBack(db, writer, batch.pk, batch.actor);
    return {
      fileName: batch.fileName,
      rows: report.removed + report.restored + report.interactions,
    };
  });
}

/** Undoes a batch that failed or was cancelled; one that wrote nothing leaves no trace. */
export function takeBack(
  db: DataContext['db'],
  writer: Writer,
  batchPk: number,
  actor: string,
): UndoReport {
  const steps = undoBatch(db, writer, batchPk, actor, rowsAtOnce);
  for (;;) {
    const step = steps.next();
    if (step.done) return closed(db, batchPk, step.value);
  }
}

/** As `takeBack`, with turns of the event loop between, so that a window gets its answers. */
export async function takeBackGently(
  db: DataContext['db'],
  writer: Writer,
  batchPk: number,
  actor: string,
  onProgress?: (progress: Progress) => void,
): Promise<void> {
  const steps = undoBatch(db, writer, batchPk, actor, gentleRowsAtOnce);
  for (;;) {
    const step = steps.next();
    if (step.done) {
      closed(db, batchPk, step.value);
      return;
    }
    onProgress?.({ phase: 'undoing', ...step.value });
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function closed(db: DataContext['db'], batchPk: number, report: UndoReport): UndoReport {
  const batches = new ImportBatches(db);
  const { removed, restored, interactions, kept } = report;
  if (removed + restored + interactions + kept.length === 0) forgetOrClose(batches, batchPk);
  else batches.close(batchPk, 'cancelled', Date.now());
  return report;
}

function forgetOrClose(batches: ImportBatches, batchPk: number): void {
  try {
    batches.forget(batchPk);
  } catch {
    // Rows that are deleted already still name the batch.
    batches.close(batchPk, 'cancelled', Date.now());
  }
}
