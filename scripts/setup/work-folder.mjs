import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cache } from './paths.mjs';

const work = join(cache, 'work');

/** An empty folder for the half-done work of this process alone. */
export function workFolder(purpose) {
  const folder = join(work, `${purpose}-${process.pid}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Takes away the half-done work of processes that were killed. */
export function removeLeftovers() {
  mkdirSync(work, { recursive: true });
  for (const name of readdirSync(work)) {
    const pid = Number(/-(\d+)$/.exec(name)?.[1]);
    if (!isRunning(pid)) rmSync(join(work, name), { recursive: true, force: true });
  }
}

function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}
