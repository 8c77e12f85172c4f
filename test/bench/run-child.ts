import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What each child says in its last line. */
export type ChildSaid = {
  readonly code: number;
  readonly seconds: number;
  readonly peakMb: number;
  /** Of one that imports: heap and buffers of its worker. */
  readonly workerMb: number;
  /** Of one that reads: cells that were filled. */
  readonly cells: number;
};

/**
 * Runs a script of `children` in a fresh process, as memory and compiled code are part of what is
 * measured. Throws when it fails.
 */
export async function child(script: string, args: readonly string[]): Promise<ChildSaid> {
  const path = fileURLToPath(new URL(`./children/${script}.ts`, import.meta.url));
  const { stdout } = await run(process.execPath, ['--max-old-space-size=8192', path, ...args], {
    maxBuffer: 1 << 26,
  });
  const said = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as ChildSaid;
  if (said.code > 1) throw new Error(`${script} ended with ${String(said.code)}`);
  return said;
}
