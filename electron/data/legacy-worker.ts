import { parentPort, workerData } from 'node:worker_threads';
import { toWireError } from '#contract/errors.ts';
import { toDataError } from '#db/sqlite-error.ts';
import type { LegacyAnswer } from './legacy/legacy-job.ts';
import { writeLegacyJob, type LegacyJob } from './legacy/legacy-work.ts';

/** Writes one old workbook beside the work of the data process, and ends. Any message gives it up. */
async function answer(job: LegacyJob): Promise<LegacyAnswer> {
  const running = new AbortController();
  parentPort?.once('message', () => running.abort());
  const onRows = (done: number, total: number): void => tell({ kind: 'rows', done, total });
  try {
    const result = await writeLegacyJob(job, { signal: running.signal, onRows });
    return { kind: 'written', result };
  } catch (error) {
    return { kind: 'failed', error: toWireError(toDataError(error, job.file)) };
  }
}

function tell(answered: LegacyAnswer): void {
  parentPort?.postMessage(answered);
}

tell(await answer(workerData as LegacyJob));
parentPort?.close();
