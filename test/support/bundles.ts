import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import type { Plugin } from 'vite';
import type { TestProject } from 'vitest/node';
import { repositoryRoot } from './paths.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The command line as one program, which takes its arguments as `bin/ic.mjs` does. */
    readonly commandLine: string;
  }
}

/** The same in each run: Vitest remembers what a plugin made of a module in a run before. */
const folder = join(repositoryRoot, '.cache', 'test-bundles');
const program = (name: string): string => join(folder, `${name}.js`);

/**
 * Bundles the programs that tests start: from its sources each start takes a second of the
 * processor, most of it for turning them into JavaScript, and there are hundreds.
 */
export default async function bundlePrograms(project: TestProject): Promise<void> {
  const bundle = await rolldown({
    cwd: repositoryRoot,
    input: {
      'workbook-worker': 'electron/workbooks/workbook-worker.ts',
      'command-line': 'test/support/command-line.ts',
    },
    platform: 'node',
    external: ['better-sqlite3'],
  });
  // Aside and then by renames, so that a run beside this one never meets half a file.
  const work = join(repositoryRoot, '.cache', 'work', `test-bundles-${process.pid}`);
  await bundle.write({ dir: work, format: 'esm' });
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(work)) renameSync(join(work, name), join(folder, name));
  rmSync(work, { recursive: true });
  project.provide('commandLine', program('command-line'));
}

/** Lets an import within a test start the bundled worker; throws when the client names another one. */
export function bundledWorker(): Plugin {
  const client = join(repositoryRoot, 'electron/workbooks/import/workbook-client.ts');
  const source = "'../workbook-worker.ts'";
  return {
    name: 'bundled-worker',
    enforce: 'pre',
    transform(code, id) {
      if (id !== client) return null;
      if (!code.includes(source)) throw new Error(`${client} does not name ${source}`);
      const worker = JSON.stringify(pathToFileURL(program('workbook-worker')).href);
      return { code: code.replace(source, worker), map: null };
    },
  };
}
