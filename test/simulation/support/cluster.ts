import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/** A PostgreSQL server that nobody else uses. */
export type Cluster = {
  /** Of the database `postgres`, as its superuser. */
  readonly url: string;
  /** Makes an empty database and answers its address. */
  createDatabase(name: string): Promise<string>;
  stop(): Promise<void>;
};

const settings = [
  // A simulated crash is one of a process, never of the machine: nothing has to reach the disk.
  ...['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=60'],
  // Two that lock each other out are to find it out at once.
  ...['deadlock_timeout=20ms', 'shared_buffers=64MB', 'autovacuum=off', 'log_min_messages=fatal'],
];

/** Where the programs of the server are: Debian keeps those of each version apart. */
function programs(): string {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).map(Number) : [];
  if (versions.length === 0) throw new Error('the simulator needs the package postgresql');
  return join(root, String(Math.max(...versions)), 'bin');
}

/** The server refuses to run as root: then it runs as `postgres`. */
function asServer(program: string, args: readonly string[]): [string, string[]] {
  if (process.getuid?.() !== 0) return [program, [...args]];
  return ['setpriv', ['--reuid=postgres', '--regid=postgres', '--clear-groups', program, ...args]];
}

function idOf(user: string, flag: '-u' | '-g'): number {
  return Number(execFileSync('id', [flag, user], { encoding: 'utf8' }));
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

/** Starts a server of its own in a temporary folder, on a free port of this computer. */
export async function startCluster(): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'ic-simulation-'));
  if (process.getuid?.() === 0) {
    chownSync(folder, idOf('postgres', '-u'), idOf('postgres', '-g'));
  }
  const data = join(folder, 'data');
  const [init, initArgs] = asServer(join(programs(), 'initdb'), [
    ...['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8'],
    '--no-sync',
  ]);
  execFileSync(init, initArgs, { stdio: 'pipe', cwd: folder });
  const port = await freePort();
  const [program, args] = asServer(join(programs(), 'postgres'), [
    ...['-D', data, '-h', '127.0.0.1', '-p', String(port), '-k', folder],
    ...settings.flatMap((one) => ['-c', one]),
  ]);
  const server = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], cwd: folder });
  const said: Buffer[] = [];
  server.stderr.on('data', (part: Buffer) => said.push(part));
  const ended = new Promise<void>((resolve) => server.on('exit', () => resolve()));
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  await untilReady(url, () => server.exitCode !== null, said);
  return {
    url,
    createDatabase: async (name) => {
      await ask(url, `CREATE DATABASE ${pg.escapeIdentifier(name)}`);
      return url.replace(/postgres$/, name);
    },
    stop: async () => {
      // Fast: connections are cut, nothing is waited for.
      server.kill('SIGINT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function ask(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(text);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function untilReady(url: string, hasEnded: () => boolean, said: Buffer[]): Promise<void> {
  const until = Date.now() + 60_000;
  for (;;) {
    try {
      await ask(url, 'SELECT 1');
      return;
    } catch (error) {
      if (hasEnded() || Date.now() > until) {
        throw new Error(`PostgreSQL does not start: ${Buffer.concat(said).toString()}`, {
          cause: error,
        });
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
