import { Worker } from 'node:worker_threads';
import { AppError } from '#contract/errors.ts';
import type { PasswordAnswer, PasswordJob } from './password-worker.ts';

/** Makes and checks verifiers without holding up the windows. */
export type Passwords = {
  hash(password: string): Promise<string>;
  /** With `null` for a person without one it takes as long and answers false. */
  fits(password: string, verifier: string | null): Promise<boolean>;
};

// Of a password nobody knows: who is not there takes as long to refuse as who is.
const nobodys =
  '$argon2id$v=19$m=19456,t=2,p=1$JKRNDOvCHMmgw1431xE9YQ$PYjjYjZnvkl2u+YKYsAOqDwJTA8YIytfDy5LjON/O1E';

function workerUrl(): URL {
  const source = import.meta.url.endsWith('.ts');
  return new URL(source ? './password-worker.ts' : './password-worker.js', import.meta.url);
}

// One thread a job: a sign-in is rare, and the 19 MiB of a job are given back with its thread.
function run(job: PasswordJob): Promise<PasswordAnswer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerUrl(), { workerData: job });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => {
      reject(new AppError('app/internal', `The password worker ended with ${String(code)}`));
    });
  });
}

function wrongAnswer(): AppError {
  return new AppError('app/internal', 'Answer to another job');
}

/** Passwords by worker threads. */
export const passwords: Passwords = {
  hash: async (password) => {
    const answer = await run({ kind: 'hash', password });
    if (answer.kind !== 'hash') throw wrongAnswer();
    return answer.verifier;
  },
  fits: async (password, verifier) => {
    const answer = await run({ kind: 'verify', password, verifier: verifier ?? nobodys });
    if (answer.kind !== 'verify') throw wrongAnswer();
    return answer.fits && verifier !== null;
  },
};
