import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { electronRuntime } from '../../../scripts/lib/runtime.ts';

/** A Node to run a program with, and what its environment needs for that. */
export type NodeToRun = { readonly path: string; readonly env?: NodeJS.ProcessEnv };

/** A Node 20 of this computer: the system's, or that in Electron 33; undefined where neither is. */
export function node20(): NodeToRun | undefined {
  const installed = (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes('node_modules'))
    .map((folder) => join(folder, 'node'))
    .filter((path) => existsSync(path))
    .map((path) => ({ path }));
  const inElectron = {
    path: electronRuntime().executable,
    env: { ELECTRON_RUN_AS_NODE: '1' },
  };
  return [...installed, inElectron].find((node) => versionOf(node).startsWith('20.'));
}

function versionOf({ path, env }: NodeToRun): string {
  const asked = spawnSync(path, ['-p', 'process.versions.node'], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  return asked.stdout ?? '';
}
