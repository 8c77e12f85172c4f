import { Worker } from 'node:worker_threads';
import { AppError } from '#contract/errors.ts';
import type { ImportProgress } from '#contract/import.ts';
import {
  chunksAhead,
  signals,
  type CallName,
  type FromWorker,
  type WorkerCalls,
  type WorkerStart,
} from './worker-protocol.ts';

export type StepsListener = (steps: string, done: number, total: number) => void;
export type PhaseListener = (phase: ImportProgress['phase'], done: number, total: number) => void;

/** A worker thread with one workbook; all its calls are answered in order. */
export type WorkbookClient = {
  call<C extends CallName>(
    name: C,
    input: Parameters<WorkerCalls[C]>[0],
  ): Promise<ReturnType<WorkerCalls[C]>>;
  /** A call is in hand. */
  readonly busy: boolean;
  onSteps(listener: StepsListener): void;
  onPhase(listener: PhaseListener): void;
  /** Lets the worker send another chunk: the one before is written. */
  stepsTaken(): void;
  /**
   * Asks the call in hand to stop; it fails with `import/cancelled`. Without one nothing happens: what
   * is still to be written is for the caller to give up.
   */
  cancel(): void;
  /** Ends the thread, whatever it does. */
  end(): Promise<void>;
};

type Pending = { resolve: (value: unknown) => void; reject: (error: unknown) => void };

/** SheetJS needs about twenty times the size of an .xls; everything else stays far below. */
const heapMegabytes = 1536;
/** A call that does not listen to `cancel` for so long is ended with its thread. */
const patienceMs = 3000;

function workerUrl(): URL {
  const source = import.meta.url.endsWith('.ts');
  return new URL(source ? '../workbook-worker.ts' : './workbook-worker.js', import.meta.url);
}

/** Starts a worker; `dataFile` is null when there is nothing stored to compare with. */
export function startWorkbookWorker(dataFile: string | null): WorkbookClient {
  const shared = new SharedArrayBuffer(8);
  const memory = new Int32Array(shared);
  memory[signals.credits] = chunksAhead;
  const start: WorkerStart = { dataFile, shared };
  const worker = new Worker(workerUrl(), {
    workerData: start,
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
  });
  const pending = new Map<number, Pending>();
  let nextId = 0;
  let onSteps: StepsListener = () => undefined;
  let onPhase: PhaseListener = () => undefined;
  let gone: AppError | null = null;
  let impatience: NodeJS.Timeout | null = null;

  const calm = (): void => {
    if (impatience) clearTimeout(impatience);
    impatience = null;
    Atomics.store(memory, signals.cancel, 0);
  };
  const fail = (error: AppError): void => {
    gone ??= error;
    if (impatience) clearTimeout(impatience);
    for (const { reject } of pending.values()) reject(gone);
    pending.clear();
  };
  worker.on('message', (message: FromWorker) => {
    if ('steps' in message) {
      onSteps(message.steps, message.done, message.total);
    } else if ('phase' in message) {
      onPhase(message.phase, message.done, message.total);
    } else {
      const waiting = pending.get(message.id);
      pending.delete(message.id);
      calm();
      if (message.ok) waiting?.resolve(message.value);
      else {
        const { code, message: text, retryable, details } = message.error;
        waiting?.reject(new AppError(code, text, { retryable, details }));
      }
    }
  });
  worker.on('error', (error: NodeJS.ErrnoException) => {
    const tooLarge = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    fail(
      tooLarge
        ? new AppError('workbook/too-large', 'The workbook needs too much memory', {
            cause: error,
            details: { limit: 'memory', allowed: heapMegabytes },
          })
        : new AppError('workbook/damaged', 'Reading the workbook failed', { cause: error }),
    );
  });
  worker.on('exit', () => {
    fail(new AppError('import/cancelled', 'The import was ended'));
  });

  return {
    call: <C extends CallName>(name: C, input: Parameters<WorkerCalls[C]>[0]) =>
      new Promise<ReturnType<WorkerCalls[C]>>((resolve, reject) => {
        if (gone !== null) {
          reject(gone);
          return;
        }
        const id = nextId;
        nextId += 1;
        pending.set(id, { resolve: resolve as (value: unknown) => void, reject });
        worker.postMessage({ id, call: name, input });
      }),
    get busy() {
      return pending.size > 0;
    },
    onSteps: (listener) => {
      onSteps = listener;
    },
    onPhase: (listener) => {
      onPhase = listener;
    },
    stepsTaken: () => {
      Atomics.add(memory, signals.credits, 1);
      Atomics.notify(memory, signals.credits);
    },
    cancel: () => {
      if (pending.size === 0) return;
      Atomics.store(memory, signals.cancel, 1);
      Atomics.notify(memory, signals.credits);
      impatience ??= setTimeout(() => void worker.terminate(), patienceMs);
    },
    end: async () => {
      fail(new AppError('import/cancelled', 'The import was ended'));
      await worker.terminate();
    },
  };
}
