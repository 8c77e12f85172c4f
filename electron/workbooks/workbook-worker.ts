import { parentPort, workerData } from 'node:worker_threads';
import {
  AppError,
  errorCodes,
  toWireError,
  type ErrorCode,
  type WireError,
} from '#contract/errors.ts';
import type { ImportOp } from '#domain/import/import-op.ts';
import { ImportSession, type SessionOutput } from './import/import-session.ts';
import {
  signals,
  type FromWorker,
  type ToWorker,
  type WorkerStart,
} from './import/worker-protocol.ts';
import { isWorkbookError } from './read/workbook-error.ts';

const progressEveryMs = 100;

const port = parentPort;
if (port === null) throw new Error('this is a worker thread');
const { dataFile, shared, chunkSteps } = workerData as WorkerStart;
const memory = new Int32Array(shared);

function post(message: FromWorker): void {
  port?.postMessage(message);
}

function stillAlive(): void {
  Atomics.add(memory, signals.alive, 1);
}

/** Waits until the writer has room for another chunk, so that the worker never runs far ahead. */
function takeCredit(): void {
  for (;;) {
    stopIfGivenUp();
    stillAlive();
    const credits = Atomics.load(memory, signals.credits);
    if (credits > 0) {
      Atomics.sub(memory, signals.credits, 1);
      return;
    }
    Atomics.wait(memory, signals.credits, credits, 1000);
  }
}

function stopIfGivenUp(): void {
  if (Atomics.load(memory, signals.cancel) === 0) return;
  throw new AppError('import/cancelled', 'The import was given up');
}

function createOutput(): SessionOutput {
  let steps: ImportOp[] = [];
  let reportedAt = 0;
  const send = (done: number, total: number): void => {
    if (steps.length === 0) return;
    takeCredit();
    post({ steps: JSON.stringify(steps), done, total });
    steps = [];
  };
  return {
    begin: () => {
      steps = [];
    },
    alive: stillAlive,
    op: (op, done, total) => {
      steps.push(op);
      if (steps.length >= chunkSteps) send(done, total);
    },
    flush: send,
    progress: (phase, done, total) => {
      stopIfGivenUp();
      const now = performance.now();
      if (now - reportedAt < progressEveryMs) return;
      reportedAt = now;
      post({ phase, done, total });
    },
  };
}

function wireError(error: unknown): WireError {
  if (!isWorkbookError(error)) return toWireError(error);
  const known = (errorCodes as readonly string[]).includes(error.code);
  const code: ErrorCode = known ? error.code : 'workbook/damaged';
  return { code, message: error.message, retryable: false, details: { ...error.details } };
}

const session = new ImportSession(dataFile, createOutput());

async function answer({ id, call, input }: ToWorker): Promise<void> {
  try {
    // The caller's types bind the name to its input; the compiler cannot follow that over a message.
    const value = await session[call](input as never);
    post({ id, ok: true, value });
  } catch (error) {
    post({ id, ok: false, error: wireError(error) });
  }
}

stillAlive();
let queue: Promise<void> = Promise.resolve();
port.on('message', (message: ToWorker) => {
  queue = queue.then(() => answer(message));
});
