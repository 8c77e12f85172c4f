import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { repositoryRoot } from '../../../scripts/lib/runtime.ts';

const run = promisify(execFile);

/** What is installed for the comparison alone; none of it is a library of ours. */
const packages = ['pouchdb@9.0.0', 'express-pouchdb@4.2.0', 'express@4.22.1'] as const;
export const pouchName = 'PouchDB 9.0.0 (leveldb) ↔ express-pouchdb 4.2.0 (leveldb)';

const home = join(repositoryRoot, '.cache', 'bench-pouchdb');

export type PouchDocument = { readonly _id: string; readonly [field: string]: unknown };

/** What the benchmarks use of a database of PouchDB. */
export type PouchDatabase = {
  bulkDocs(documents: readonly PouchDocument[]): Promise<unknown>;
  info(): Promise<{ readonly doc_count: number; readonly update_seq: number | string }>;
  close(): Promise<void>;
  readonly replicate: {
    to(url: string, options?: PouchReplication): Promise<PouchReplicated>;
    from(url: string, options?: PouchReplication): Promise<PouchReplicated>;
  };
};
export type PouchReplication = { readonly batch_size?: number; readonly batches_limit?: number };
export type PouchReplicated = { readonly ok: boolean; readonly docs_written: number };

/** Installs PouchDB and its server into `.cache`, once; nothing of it is run on the way. */
export async function installPouchDb(): Promise<void> {
  const done = join(home, 'installed.json');
  if (existsSync(done)) return;
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  // Without it npm would look for a project in the folders above, and find ours.
  writeFileSync(join(home, 'package.json'), '{ "private": true }\n');
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock'];
  await run('npm', ['install', '--prefix', home, ...flags, ...packages], { cwd: home });
  writeFileSync(done, JSON.stringify(packages));
}

/** Loads a package that `installPouchDb` has installed. */
export function pouchPackage(name: string): unknown {
  return createRequire(join(home, 'package.json'))(name);
}

/** Opens a database in a folder, as an application under Node does: by LevelDB. */
export function openPouch(folder: string): PouchDatabase {
  const PouchDB = pouchPackage('pouchdb') as new (name: string) => PouchDatabase;
  return new PouchDB(folder);
}

/** Starts express-pouchdb in a process of its own, with its data in a folder. */
export async function startPouchServer(
  folder: string,
): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const script = fileURLToPath(new URL('../children/pouch-server.ts', import.meta.url));
  const server = spawn(process.execPath, ['--no-deprecation', script, folder], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const port = await new Promise<string>((resolve, reject) => {
    server.stdout.once('data', (said: Buffer) => resolve(said.toString().trim()));
    server.once('exit', (code) => reject(new Error(`express-pouchdb ended with ${String(code)}`)));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      server.kill('SIGKILL');
      await gone;
    },
  };
}
