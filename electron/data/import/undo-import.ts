import { AppError } from '#contract/errors.ts';
import type { ImportBatch, UndoReport } from '#contract/import.ts';
import { ImportBatches } from '#db/repositories/import-batches.ts';
import { undoBatch } from '#db/repositories/import-undo.ts';
import type { Writer } from '#db/write/writer.ts';
import type { DataContext } from '../context.ts';

export type UndoOptions = {
  readonly actor: string;
  /** How many resellers one transaction takes. */
  readonly rowsAtOnce: number;
  /** Called between transactions; a window's data process lets others have a turn here. */
  readonly between?: (done: number, total: number) => Promise<void>;
};

/** The batch if it can be undone; throws the documented refusal if not. */
export function undoable(batch: ImportBatch | null): ImportBatch {
  if (batch === null) throw new AppError('import/batch-not-found', 'There is no such batch');
  if (batch.state === 'running') throw new AppError('import/running', 'The import still runs');
  if (batch.state !== 'done') {
    throw new AppError('import/already-undone', 'The batch was undone before');
  }
  return batch;
}

/** Undoes a finished batch; rows that a person has edited since stay and are listed. */
export async function undoImport(
  db: DataContext['db'],
  writer: Writer,
  batch: ImportBatch,
  options: UndoOptions,
): Promise<UndoReport> {
  const steps = undoBatch(db, writer, batch.pk, options.actor, options.rowsAtOnce);
  for (;;) {
    const step = steps.next();
    if (step.done) {
      new ImportBatches(db).close(batch.pk, 'undone', Date.now());
      return step.value;
    }
    await options.between?.(step.value.done, step.value.total);
  }
}
