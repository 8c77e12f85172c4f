import { readdirSync, readFileSync } from 'node:fs';
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

/** What the server asks for; no file of the desktop may. */
const onlyAtHeadOffice = [
  ...[
    '@electric-sql/pglite',
    '@fastify/rate-limit',
    'fastify',
    'node-diff3',
    'pg',
    'pino',
    'prom-client',
  ],
];

it('nothing of the desktop asks for a library of head office', () => {
  const sources = ['domain', 'contract', 'db', 'electron', 'renderer'].flatMap((area) =>
    readdirSync(join(repositoryRoot, area), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/u.test(path))
      .map((path) => join(repositoryRoot, area, path)),
  );
  const asked = sources.filter((path) =>
    onlyAtHeadOffice.some((name) => readFileSync(path, 'utf8').includes(`from '${name}'`)),
  );
  expect(asked).toEqual([]);
  expect(sources.length).toBeGreaterThan(600);
});

it('the list of libraries names every package that is shipped', () => {
  const shipped = Object.keys(manifest('.').dependencies ?? {}).filter(
    (name) => !onlyAtHeadOffice.includes(name),
  );
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
