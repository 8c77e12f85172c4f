import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { repositoryRoot } from '#test/support/paths.ts';
import { libraries } from '../../../renderer/features/settings/libraries.ts';

function manifest(path: string): {
  license?: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
} {
  return JSON.parse(readFileSync(join(repositoryRoot, path, 'package.json'), 'utf8')) as never;
}

it('the list of libraries names every package that is shipped', () => {
  const shipped = Object.keys(manifest('.').dependencies ?? {});
  const named = libraries.map(({ name }) => name);
  expect(shipped.filter((name) => !named.includes(name))).toEqual([]);
});

it('the list of libraries gives the licence that each package states', () => {
  for (const { name, licence } of libraries) {
    expect({ name, licence: manifest(`node_modules/${name}`).license }).toEqual({ name, licence });
  }
});

it('no library is named that the project does not ask for', () => {
  const { dependencies, devDependencies } = manifest('.');
  const asked = { ...dependencies, ...devDependencies };
  expect(libraries.filter(({ name }) => !(name in asked))).toEqual([]);
});
