import { Worker } from 'node:worker_threads';
import { AppError, type WireError } from '#contract/errors.ts';
import type { ExportResult } from '#contract/export.ts';
import type { LegacyJob, LegacyWorkOptions } from './legacy-work.ts';

export type LegacyAnswer =
  | { readonly kind: 'rows'; readonly done: number; readonly total: number }
  | { readonly kind: 'written'; readonly result: ExportResult }
  | { readonly kind: 'failed'; readonly error: WireError };

/** The library makes an .xls in one go and hears nothing meanwhile: then the thread is ended. */
const usualPatienceMs = 2000;
/** An .xls is made in memory: one that needs more ends its thread and nothing else. */
const usualHeapMb = 1500;

type LegacyJobOptions = LegacyWorkOptions & {
  /** So long the thread may take to give up by itself. */
  readonly patienceMs?: number;
  readonly heapMb?: number;
};

function workerUrl(): URL {
  const source = import.meta.url.endsWith('.ts');
  return new URL(source ? '../legacy-worker.ts' : './legacy-worker.js', import.meta.url);
}

/**
 * Writes an old workbook in a thread of its own, for an .xls takes seconds in one go. Throws what
 * `writeLegacyWork` throws, `export/too-large-for-xls`, and what is wrong with the data file.
 */
export async function runLegacyJob(
  job: LegacyJob,
  { signal, onRows, patienceMs = usualPatienceMs, heapMb = usualHeapMb }: LegacyJobOptions,
): Promise<ExportResult> {
  const worker = new Worker(workerUrl(), {
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
  });
  let impatience: NodeJS.Timeout | undefined;
  const giveUp = (): void => {
    worker.postMessage('give up');
    impatience = setTimeout(() => void worker.terminate(), patienceMs);
  };
  signal?.addEventListener('abort', giveUp);
  try {
    return await answerOf(worker, onRows);
  } finally {
    clearTimeout(impatience);
    signal?.removeEventListener('abort', giveUp);
    // Nothing of it is left when the file is about to be closed.
    await worker.terminate();
  }
}

function answerOf(worker: Worker, onRows: LegacyWorkOptions['onRows']): Promise<ExportResult> {
  return new Promise((resolve, reject) => {
    worker.on('message', (answer: LegacyAnswer) => {
      if (answer.kind === 'rows') onRows?.(answer.done, answer.total);
      else if (answer.kind === 'written') resolve(answer.result);
      else {
        const { code, message, retryable, details } = answer.error;
        reject(new AppError(code, message, { retryable, details }));
      }
    });
    worker.once('error', (error: NodeJS.ErrnoException) => {
      const code =
        error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'export/too-large-for-xls' : 'app/internal';
      reject(new AppError(code, 'The workbook was not written', { cause: error }));
    });
    worker.once('exit', () => {
      reject(new AppError('export/cancelled', 'The export was given up'));
    });
  });
}
