#!/usr/bin/env node
// Starts the command line from its sources: finds a Node that runs them, and sets up what is missing.
// Runs on Node 20 with built-in modules only.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import v8 from 'node:v8';

const root = fileURLToPath(new URL('..', import.meta.url));
const couldNotRun = 2;
const language = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '';
const say = (ru, en) => process.stderr.write(`${language.startsWith('ru') ? ru : en}\n`);

const [major, minor] = process.versions.node.split('.').map(Number);
const isNewEnough = major > 22 || (major === 22 && minor >= 18);

if (!existsSync(join(root, 'node_modules', '.package-lock.json'))) {
  say('Первый запуск: устанавливаю пакеты.', 'First start: installing the packages.');
  // Its report belongs to people; standard output is for the answer, which may be JSON.
  const setup = spawnSync(process.execPath, [join(root, 'scripts', 'setup.mjs')], {
    stdio: ['ignore', 2, 2],
  });
  if (setup.status !== 0) process.exit(couldNotRun);
}

if (isNewEnough) {
  // The sources are turned into JavaScript once, not at each start.
  module.enableCompileCache?.();
  // Loading the sources alone would let the space for young objects grow to 128 MB, and an import fills
  // it, although this thread only takes steps and stores them: it keeps to the 1 MB it begins with. A
  // thread that reads a workbook begins with all that `workbook-client.ts` allows: nothing grows any more.
  if (process.argv.includes('import')) {
    v8.setFlagsFromString('--semi-space-growth-factor=1');
    v8.setFlagsFromString('--min-semi-space-size=16');
  }
  const { main } = await import('../electron/cli/main.ts');
  process.exitCode = await main(process.argv.slice(2));
} else {
  const node = join(root, 'node_modules', '.bin', 'node');
  if (!existsSync(node)) {
    say(
      `Нужен Node 22.18 или новее, здесь ${process.version}. Установите Node 24 и повторите команду.`,
      `Node 22.18 or newer is needed, here is ${process.version}. Install Node 24 and try again.`,
    );
    process.exit(couldNotRun);
  }
  const again = spawnSync(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  // A signal is told on as a shell would tell it.
  process.exit(again.status ?? 128 + 15);
}
