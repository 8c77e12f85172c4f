import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { repositoryRoot } from '#test/support/paths.ts';
import { tempDir } from '#test/support/tmp-dir.ts';

/** Runs in every thread of the command line, and writes how many megabytes young objects have. */
const preload = (folder: string) => `
const { writeFileSync } = require('node:fs');
const { isMainThread, resourceLimits, threadId } = require('node:worker_threads');
const { getHeapSpaceStatistics } = require('node:v8');
const write = (megabytes) =>
  writeFileSync(${JSON.stringify(folder)} + '/thread-' + threadId, String(megabytes));
if (isMainThread) process.on('exit', () => {
  const young = getHeapSpaceStatistics().find((one) => one.space_name === 'new_space');
  write(young.space_size / 1024 / 1024);
});
else write(resourceLimits.maxYoungGenerationSizeMb);`;

test('an import keeps what is for young objects small, in each thread', async () => {
  const folder = tempDir();
  const hook = join(folder, 'preload.cjs');
  writeFileSync(hook, preload(folder));
  const file = join(folder, 'register.csv');
  writeFileSync(file, 'Наименование;Город;Телефон\nФирма;Тула;+7 495 111-22-33\n');
  await promisify(execFile)(
    process.execPath,
    [join(repositoryRoot, 'bin', 'ic.mjs'), 'import', '--db', join(folder, 'centre.db'), file],
    { timeout: 50_000, env: { ...process.env, NODE_OPTIONS: `--require ${hook}` } },
  );
  const megabytesOf = (thread: number): number =>
    Number(readFileSync(join(folder, `thread-${String(thread)}`), 'utf8'));
  // The one that stores has at its end what loading and storing made it grow to.
  expect(megabytesOf(0)).toBeLessThan(8);
  // The one that reads may grow so far.
  expect(megabytesOf(1)).toBeLessThanOrEqual(48);
});
