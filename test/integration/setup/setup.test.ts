import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { expect, it } from 'vitest';
import { repositoryRoot } from '#test/support/paths.ts';
import { tempDir } from '#test/support/tmp-dir.ts';

/** Runs the set-up of a clone with an npm that only notes that it was called, and fails. */
function setUp(clone: string) {
  const stubs = tempDir();
  const called = join(stubs, 'called');
  const npm = join(stubs, 'npm');
  writeFileSync(npm, `#!/bin/sh\necho "$@" > '${called}'\necho no registry here >&2\nexit 1\n`);
  chmodSync(npm, 0o755);
  const { status, stderr } = spawnSync(process.execPath, [join(clone, 'scripts', 'setup.mjs')], {
    encoding: 'utf8',
    cwd: clone,
    env: { ...process.env, PATH: `${stubs}${delimiter}${process.env['PATH'] ?? ''}` },
  });
  return { status, stderr, npm: existsSync(called) ? readFileSync(called, 'utf8') : null };
}

it.runIf(process.platform !== 'win32')('finds nothing to do where all is in place', () => {
  const record = join(repositoryRoot, 'node_modules', '.package-lock.json');
  const before = readFileSync(record, 'utf8');
  expect(setUp(repositoryRoot)).toEqual({ status: 0, stderr: '', npm: null });
  expect(readFileSync(record, 'utf8')).toBe(before);
});

it.runIf(process.platform !== 'win32')('names what is missing and how to get it', () => {
  const clone = tempDir();
  mkdirSync(join(clone, 'scripts'));
  for (const path of ['scripts/setup', 'scripts/setup.mjs', 'package.json', 'package-lock.json']) {
    cpSync(join(repositoryRoot, path), join(clone, path), { recursive: true });
  }
  const { status, stderr, npm } = setUp(clone);
  expect(status).toBe(1);
  expect(npm).toMatch(/^ci --ignore-scripts/);
  expect(stderr).toContain('The npm packages could not be installed');
  expect(stderr).toContain('no registry here');
  expect(stderr).toMatch(/How to get it: \S/);
  expect(existsSync(join(clone, 'node_modules'))).toBe(false);
});
