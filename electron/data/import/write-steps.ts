import { AppError } from '#contract/errors.ts';
import type { ImportProgress } from '#contract/import.ts';
import type { ImportWriter } from '#db/repositories/import-writer.ts';
import type { WriteContext } from '#db/write/write-transaction.ts';
import type { Writer } from '#db/write/writer.ts';
import type { ImportOp } from '#domain/import/import-op.ts';
import type { WorkbookClient } from '#electron/workbooks/import/workbook-client.ts';
import type { PassReport } from '#electron/workbooks/import/worker-protocol.ts';
import type { PauseGate } from './pause-gate.ts';

export type Progress = Pick<ImportProgress, 'phase' | 'done' | 'total'>;

export type StepsTarget = {
  readonly writer: Writer;
  readonly context: WriteContext;
  readonly importWriter: ImportWriter;
  /** Short transactions with a turn of the event loop between, so that a window gets its answers. */
  readonly gentle: boolean;
  /** Aborted when a person gives the import up: also after the worker has sent its last row. */
  readonly signal?: AbortSignal | undefined;
  /** Closed while a person has paused the import: nothing is written then, and the worker waits. */
  readonly gate?: PauseGate | undefined;
  readonly onProgress?: (progress: Progress) => void;
};

/** A page that many rows change is written once a transaction: few large ones write far less. */
const stepsAtOnce = 8000;
/** How long a gentle transaction should take. */
const gentleMs = 10;
const fewest = 2;
const most = 400;

/**
 * Writes the steps that a call of the worker sends, and answers what the run has done. The first fault
 * on either side ends both and is thrown, as is `import/cancelled` once the signal is aborted; what
 * was written until then stays for the caller to take back.
 */
export async function writeSteps(
  client: WorkbookClient,
  target: StepsTarget,
  run: () => Promise<PassReport>,
): Promise<PassReport> {
  stopIfGivenUp(target);
  const pace = createPace();
  let failure: { readonly error: unknown } | null = null;
  let writing = Promise.resolve();
  let gathered: readonly ImportOp[] = [];
  const take = async (json: string, done: number, total: number): Promise<void> => {
    try {
      if (failure !== null) return;
      await target.gate?.passed();
      stopIfGivenUp(target);
      const steps = JSON.parse(json) as ImportOp[];
      if (target.gentle) await writeGently(steps, target, pace);
      else gathered = writeMany([...gathered, ...steps], target, stepsAtOnce);
      target.onProgress?.({ phase: 'writing', done, total });
    } catch (error) {
      failure = { error };
      client.cancel();
    } finally {
      client.stepsTaken();
    }
  };
  client.onSteps((json, done, total) => {
    writing = writing.then(() => take(json, done, total));
  });
  try {
    const report = await run();
    await writing;
    await target.gate?.passed();
    rethrow(failure);
    stopIfGivenUp(target);
    writeMany(gathered, target, 1);
    const { left } = target.importWriter;
    return left.length === 0 ? report : await client.call('leave', { rows: left });
  } catch (error) {
    await writing;
    // When the writer failed, the worker only says that it was stopped.
    rethrow(failure);
    throw error;
  }
}

/** Makes resellers of the unknown companies of the rows that the worker has read; answers how many. */
export async function makeCandidates(
  client: WorkbookClient,
  target: StepsTarget,
  batchPk: number,
): Promise<number> {
  let made = 0;
  await writeSteps(client, target, async () => {
    const { candidates, ...report } = await client.call('candidates', { batchPk });
    made = candidates;
    return report;
  });
  return made;
}

/** Throws `import/cancelled` once the signal is aborted. */
export function stopIfGivenUp({ signal }: { readonly signal?: AbortSignal | undefined }): void {
  if (signal?.aborted) throw new AppError('import/cancelled', 'The import was given up');
}

function rethrow(failure: { readonly error: unknown } | null): void {
  if (failure !== null) throw failure.error;
}

/** Writes once there is enough for a transaction; answers what has to wait. */
function writeMany(
  steps: readonly ImportOp[],
  target: StepsTarget,
  enough: number,
): readonly ImportOp[] {
  if (steps.length < enough) return steps;
  writeAtOnce(steps, target);
  return [];
}

function writeAtOnce(steps: readonly ImportOp[], target: StepsTarget): void {
  target.writer.transaction(target.context, (tx) => {
    target.importWriter.requireRunning();
    for (const step of steps) target.importWriter.write(tx, step);
  });
}

type Pace = { size: number };

function createPace(): Pace {
  return { size: 20 };
}

async function writeGently(
  steps: readonly ImportOp[],
  target: StepsTarget,
  pace: Pace,
): Promise<void> {
  for (let from = 0; from < steps.length;) {
    const part = steps.slice(from, from + pace.size);
    await target.gate?.passed();
    stopIfGivenUp(target);
    const startedAt = performance.now();
    writeAtOnce(part, target);
    const ms = performance.now() - startedAt;
    // Half way to the size that would have taken the time: one slow disk flush is no reason to crawl.
    const wanted = (part.length * gentleMs) / Math.max(ms, 0.1);
    pace.size = Math.round(Math.min(most, Math.max(fewest, (pace.size + wanted) / 2)));
    from += part.length;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
