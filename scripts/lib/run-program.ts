import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { repositoryRoot } from './runtime.ts';

/** How a program ended, with everything that it printed. */
export interface ProgramResult {
  readonly succeeded: boolean;
  readonly output: string;
}

/** Runs a script of a package (path inside node_modules) with this Node. */
export function runPackageScript(
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<ProgramResult> {
  return new Promise((resolve) => {
    const file = join(repositoryRoot, 'node_modules', script);
    const child = spawn(process.execPath, [file, ...args], {
      cwd: repositoryRoot,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1', ...env },
    });
    let output = '';
    const collect = (chunk: Buffer): void => void (output += chunk.toString());
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (error) => resolve({ succeeded: false, output: error.message }));
    child.on('close', (code) => resolve({ succeeded: code === 0, output }));
  });
}
