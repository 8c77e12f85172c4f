import { ImportBatches } from '#db/repositories/import-batches.ts';
import type { DataContext } from '../context.ts';

const everyMs = 60_000;

/**
 * Notes every minute that a batch is still at work, also while a person has paused it, so that nobody
 * takes it for one that broke off. Answers how to stop.
 */
export function giveSignsOfLife(db: DataContext['db'], batchPk: number): () => void {
  const batches = new ImportBatches(db);
  const timer = setInterval(() => batches.noteAlive(batchPk, Date.now()), everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
