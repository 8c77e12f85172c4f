import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { repositoryRoot } from '#test/support/paths.ts';
import { node20 } from './node-20.ts';
import { freshClone, setUp } from './set-up.ts';

const onPosix = it.runIf(process.platform !== 'win32');

/** When each file that the set-up makes was last written. */
function madeAt(): Record<string, number> {
  const made = globSync(
    [
      'node_modules/.package-lock.json',
      'node_modules/better-sqlite3/build/Release/*',
      '.cache/{runtime.json,electron-runtime/*,native/*}',
    ],
    { cwd: repositoryRoot },
  );
  return Object.fromEntries(
    made.map((path) => [path, statSync(join(repositoryRoot, path)).mtimeMs]),
  );
}

/** What brings something or builds something; none of it is wanted where all is in place. */
const workers = { npm: 'exit 1', 'apt-get': 'exit 1', tar: 'exit 1', curl: 'exit 1' };

onPosix('does no work where all is in place, on the Node that a clone begins with', (context) => {
  const node = node20();
  const before = madeAt();
  expect(Object.keys(before)).toContain('.cache/runtime.json');
  expect(setUp(repositoryRoot, workers, { node })).toEqual({ status: 0, stderr: '', calls: [] });
  expect(madeAt()).toEqual(before);
  if (node === undefined) context.skip('there is no Node 20 here: it ran on that of the tools');
});

it('needs nothing but Node before the packages are there', () => {
  // Those two are started by the tools' Node and by Electron, when the packages are there.
  const later = ['scripts/setup/prepare-fallback.mjs', 'scripts/setup/electron-boot.mjs'];
  const files = globSync(['scripts/setup.mjs', 'scripts/setup/*.mjs'], { cwd: repositoryRoot });
  const imported = files
    .filter((file) => !later.includes(file))
    .flatMap((file) =>
      [
        ...readFileSync(join(repositoryRoot, file), 'utf8').matchAll(
          /(?:from|import)\s*\(?\s*'([^']+)'/g,
        ),
      ].map(([, name = '']) => name),
    );
  expect(imported).toContain('./setup/npm-packages.mjs');
  const strange = imported.filter((name) => !/^(node:|\.\/(setup\/)?[\w-]+\.mjs$)/.test(name));
  expect(strange).toEqual([]);
  expect(imported.some((name) => later.some((file) => file.endsWith(name.slice(2))))).toBe(false);
});

onPosix('names what is missing and how to get it', () => {
  const clone = freshClone();
  const { status, stderr, calls } = setUp(clone, { npm: 'echo no registry here >&2\nexit 1' });
  expect(status).toBe(1);
  expect(calls).toEqual([expect.stringMatching(/^npm ci --ignore-scripts/)]);
  expect(stderr).toContain('The npm packages could not be installed');
  expect(stderr).toContain('no registry here');
  expect(stderr).toMatch(/How to get it: \S/);
  expect(existsSync(join(clone, 'node_modules'))).toBe(false);
});
