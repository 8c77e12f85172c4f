#!/usr/bin/env node
// Starts head office's command line from its sources; runs on Node 20 with built-in modules only.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const couldNotRun = 2;
const [major, minor] = process.versions.node.split('.').map(Number);
const isNewEnough = major > 22 || (major === 22 && minor >= 18);

if (!existsSync(join(root, 'node_modules', '.package-lock.json'))) {
  process.stderr.write('First start: installing the packages.\n');
  const setup = spawnSync(process.execPath, [join(root, 'scripts', 'setup.mjs')], {
    stdio: ['ignore', 2, 2],
  });
  if (setup.status !== 0) process.exit(couldNotRun);
}

if (isNewEnough) {
  module.enableCompileCache?.();
  const { main } = await import('../server/cli/main.ts');
  process.exitCode = await main(process.argv.slice(2));
} else {
  const node = join(root, 'node_modules', '.bin', 'node');
  if (!existsSync(node)) {
    process.stderr.write(`Node 22.18 or newer is needed, here is ${process.version}.\n`);
    process.exit(couldNotRun);
  }
  const { spawn } = await import('node:child_process');
  const again = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  // Whoever ends this one means the other: it has desktops to answer first.
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => again.kill(signal));
  again.on('exit', (code) => process.exit(code ?? 128 + 15));
}
