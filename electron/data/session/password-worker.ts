import { parentPort, workerData } from 'node:worker_threads';
import { hashPassword, verifyPassword } from './hash-password.ts';

/** What one worker does: make a verifier, or hold a password against one. */
export type PasswordJob =
  | { readonly kind: 'hash'; readonly password: string }
  | { readonly kind: 'verify'; readonly password: string; readonly verifier: string };

export type PasswordAnswer =
  | { readonly kind: 'hash'; readonly verifier: string }
  | { readonly kind: 'verify'; readonly fits: boolean };

async function answer(job: PasswordJob): Promise<PasswordAnswer> {
  switch (job.kind) {
    case 'hash':
      return { kind: 'hash', verifier: await hashPassword(job.password) };
    case 'verify':
      return { kind: 'verify', fits: await verifyPassword(job.password, job.verifier) };
  }
}

parentPort?.postMessage(await answer(workerData as PasswordJob));
