import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { repositoryRoot } from '#test/support/paths.ts';
import { tempDir } from '#test/support/tmp-dir.ts';
import type { NodeToRun } from './node-20.ts';

/** Programs that the set-up may call, by name: the lines of the shell script to run instead. */
export type Stubs = Readonly<Record<string, string>>;

/** What a run of the set-up said and which programs it called, each with its arguments. */
export type SetUpRun = {
  readonly status: number | null;
  readonly stderr: string;
  readonly calls: readonly string[];
};

type RunOptions = {
  /** The Node that runs the set-up; by default the one of the tests. */
  readonly node?: NodeToRun | undefined;
  /** JavaScript that runs before it, to make another computer of this one. */
  readonly preload?: string;
};

/** Runs the set-up of a clone with these programs in the place of the real ones. */
export function setUp(clone: string, stubs: Stubs, options: RunOptions = {}): SetUpRun {
  const { preload } = options;
  const node: NodeToRun = options.node ?? { path: process.execPath };
  const folder = tempDir();
  const log = join(folder, 'calls');
  for (const [name, script] of Object.entries(stubs)) {
    writeFileSync(join(folder, name), `#!/bin/sh\necho "${name} $*" >> '${log}'\n${script}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  const before = preload === undefined ? [] : ['--import', `data:text/javascript,${preload}`];
  const { status, stderr } = spawnSync(
    node.path,
    [...before, join(clone, 'scripts', 'setup.mjs')],
    {
      encoding: 'utf8',
      cwd: clone,
      env: {
        ...process.env,
        ...node.env,
        PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}`,
      },
    },
  );
  const calls = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
  return { status, stderr, calls };
}

/** A clone of the repository as far as the set-up goes: nothing in it is installed. */
export function freshClone(): string {
  const clone = tempDir();
  mkdirSync(join(clone, 'scripts'));
  for (const path of ['scripts/setup', 'scripts/setup.mjs', 'package.json', 'package-lock.json']) {
    cpSync(join(repositoryRoot, path), join(clone, path), { recursive: true });
  }
  return clone;
}

/** Puts a file into a clone, with the folders that it needs. */
export function put(clone: string, path: string, text: string): void {
  const file = join(clone, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
