import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { onTestFinished } from 'vitest';
import { repositoryRoot } from '#test/support/paths.ts';

/** How a child process ended and what it had written. */
export type ChildEnd = {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly lines: readonly string[];
  readonly errors: string;
};

export type Child = {
  readonly process: ChildProcessWithoutNullStreams;
  readonly ended: Promise<ChildEnd>;
};

/**
 * Bundles a script of this folder with the code it runs, for the running test: started from its
 * sources each child would spend half a second on loading, and a test here starts hundreds.
 */
export async function bundleChild(name: string): Promise<string> {
  const cache = join(repositoryRoot, '.cache');
  mkdirSync(cache, { recursive: true });
  const dir = mkdtempSync(join(cache, 'test-child-'));
  onTestFinished(() => {
    rmSync(dir, { recursive: true, force: true });
  });
  const input = fileURLToPath(new URL(name, import.meta.url));
  const bundle = await rolldown({ input, platform: 'node', external: ['better-sqlite3'] });
  await bundle.write({ dir, format: 'esm', entryFileNames: 'child.mjs' });
  return join(dir, 'child.mjs');
}

/** Starts a script in plain Node; `onLine` sees each whole line of its output. */
export function startChild(
  script: string,
  args: readonly string[],
  onLine: (line: string, child: ChildProcessWithoutNullStreams) => void = () => undefined,
  launcher: readonly string[] = [process.execPath],
): Child {
  const [command = process.execPath, ...before] = launcher;
  const child = spawn(command, [...before, script, ...args], { stdio: 'pipe' });
  const lines: string[] = [];
  let rest = '';
  let errors = '';
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (text: string) => {
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    for (const line of parts) {
      lines.push(line);
      onLine(line, child);
    }
  });
  child.stderr.setEncoding('utf8');
  child.stderr.on('data', (text: string) => {
    errors += text;
  });
  const ended = new Promise<ChildEnd>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      resolve({ code, signal, lines, errors });
    });
  });
  return { process: child, ended };
}
