import { Worker } from 'node:worker_threads';
import { AppError } from '#contract/errors.ts';
import type { ImportProgress } from '#contract/import.ts';
import {
  signals,
  type CallName,
  type FromWorker,
  type WorkerCalls,
  type WorkerStart,
} from './worker-protocol.ts';
import { createWatchdog } from './watchdog.ts';

export type StepsListener = (steps: string, done: number, total: number) => void;
export type PhaseListener = (phase: ImportProgress['phase'], done: number, total: number) => void;

/** A worker thread with one workbook; all its calls are answered in order. */
export type WorkbookClient = {
  call<C extends CallName>(
    name: C,
    input: Parameters<WorkerCalls[C]>[0],
  ): Promise<ReturnType<WorkerCalls[C]>>;
  readonly caps: WorkerCaps;
  /** The thread has ended; each call is refused with the reason. */
  readonly gone: boolean;
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

/** What one thread may cost; whatever costs more is ended, whatever it does. */
export type WorkerCaps = {
  /** Megabytes of heap. What is outside of it is bounded by the sizes in `ReadLimits`. */
  readonly heap: number;
  /** Time for `wholeCalls`, and for others between two signs of life. */
  readonly milliseconds: number;
  /** How many steps are sent at once. */
  readonly chunkSteps: number;
  /** How many of such chunks may wait to be written. */
  readonly chunksAhead: number;
};

export const defaultCaps: WorkerCaps = {
  ...{ heap: 300, milliseconds: 30_000 },
  ...{ chunkSteps: 256, chunksAhead: 4 },
};
/**
 * About two of the writer's large transactions: the worker goes on reading while one is written, and the
 * next is ready when it is. For a writer of short ones that would only be a longer way back. The text of so
 * small a chunk goes with the next collection of young objects; larger ones heap up among the old.
 */
export const farAhead = { chunkSteps: 64, chunksAhead: 160 };
/** These take in a file that nobody knows yet. */
const wholeCalls: ReadonlySet<CallName> = new Set(['open', 'inspect']);
/** A call that does not listen to `cancel` for so long is ended with its thread. */
const patienceMs = 3000;

/**
 * For objects that are gone with the row they were made for: two halves of 16 MB and as much again in
 * reserve. Left alone, the halves grow to 64 MB each, and no file is read faster by that.
 */
const youngMegabytes = 48;

function workerUrl(): URL {
  const source = import.meta.url.endsWith('.ts');
  return new URL(source ? '../workbook-worker.ts' : './workbook-worker.js', import.meta.url);
}

/**
 * Starts a worker; `dataFile` is null when there is nothing stored to compare with. A file that costs
 * more than the caps fails its call with `workbook/too-large`, and the thread is gone.
 */
export function startWorkbookWorker(
  dataFile: string | null,
  caps: WorkerCaps = defaultCaps,
): WorkbookClient {
  const shared = new SharedArrayBuffer(12);
  const memory = new Int32Array(shared);
  memory[signals.credits] = caps.chunksAhead;
  const start: WorkerStart = { dataFile, shared, chunkSteps: caps.chunkSteps };
  const worker = new Worker(workerUrl(), {
    workerData: start,
    resourceLimits: { maxOldGenerationSizeMb: caps.heap, maxYoungGenerationSizeMb: youngMegabytes },
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
    watchdog.stop();
    for (const { reject } of pending.values()) reject(gone);
    pending.clear();
  };
  const watchdog = createWatchdog(
    caps.milliseconds,
    () => Atomics.load(memory, signals.alive),
    () => {
      fail(tooMuch('takes too long', 'milliseconds', caps.milliseconds));
      void worker.terminate();
    },
  );
  worker.on('message', (message: FromWorker) => {
    if ('steps' in message) {
      onSteps(message.steps, message.done, message.total);
    } else if ('phase' in message) {
      onPhase(message.phase, message.done, message.total);
    } else {
      const waiting = pending.get(message.id);
      pending.delete(message.id);
      watchdog.ended();
      calm();
      if (message.ok) waiting?.resolve(message.value);
      else {
        const { code, message: text, retryable, details } = message.error;
        waiting?.reject(new AppError(code, text, { retryable, details }));
      }
    }
  });
  worker.on('error', (error: NodeJS.ErrnoException) => {
    fail(
      error.code === 'ERR_WORKER_OUT_OF_MEMORY'
        ? tooMuch('needs too much memory', 'memory', caps.heap, error)
        : new AppError('workbook/damaged', 'Reading the workbook failed', { cause: error }),
    );
  });
  worker.on('exit', () => {
    fail(new AppError('import/cancelled', 'The import was ended'));
  });

  return {
    caps,
    call: <C extends CallName>(name: C, input: Parameters<WorkerCalls[C]>[0]) =>
      new Promise<ReturnType<WorkerCalls[C]>>((resolve, reject) => {
        if (gone !== null) {
          reject(gone);
          return;
        }
        const id = nextId;
        nextId += 1;
        pending.set(id, { resolve: resolve as (value: unknown) => void, reject });
        watchdog.began(wholeCalls.has(name));
        worker.postMessage({ id, call: name, input });
      }),
    get gone() {
      return gone !== null;
    },
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

function tooMuch(what: string, limit: string, allowed: number, cause?: unknown): AppError {
  return new AppError('workbook/too-large', `The workbook ${what}`, {
    cause,
    details: { limit, allowed },
  });
}
