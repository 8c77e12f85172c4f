import { spawn } from 'node:child_process';
import { electronRuntime, repositoryRoot, sandboxFlags } from '../../../scripts/lib/runtime.ts';

/** Starts the built application once more, as the system does, and waits until it has ended. */
export function runToEnd(args: readonly string[]): Promise<number | null> {
  const flags = [...sandboxFlags(), repositoryRoot, ...args];
  const child = spawn(electronRuntime().executable, flags, { stdio: 'ignore' });
  return new Promise((resolve) => child.once('exit', resolve));
}
