import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { TestProject } from 'vitest/node';
import { repositoryRoot } from '#test/support/paths.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A dump of an embedded database that has no tables of ours yet. */
    readonly initialisedDatabase: string;
  }
}

/**
 * Makes, once for each version of PGlite, the dump that tests begin with: to make a cluster anew takes four
 * seconds of the processor in memory and seven in a folder, and there are dozens.
 */
export default async function initialiseDatabase(project: TestProject): Promise<void> {
  const manifest = join(repositoryRoot, 'node_modules', '@electric-sql', 'pglite', 'package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const folder = join(repositoryRoot, '.cache', 'test-databases');
  const file = join(folder, `pglite-${version}.tar`);
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    const db = await PGlite.create();
    const dump = await db.dumpDataDir('none');
    await db.close();
    // Aside and then by a rename, so that a run beside this one never meets half a file.
    const work = `${file}.${process.pid}`;
    writeFileSync(work, new Uint8Array(await dump.arrayBuffer()));
    renameSync(work, file);
  }
  project.provide('initialisedDatabase', file);
}
