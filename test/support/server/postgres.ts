import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/** A PostgreSQL of this test file alone: its own folder, a free port of the loopback address. */
export type Cluster = {
  /** A new database; answers its address. */
  database(): Promise<string>;
  /** Ends every process of it at once, as a power cut would, and starts it again. */
  crash(): Promise<void>;
  stop(): Promise<void>;
};

const debian = '/usr/lib/postgresql';

function programs(): string {
  const [newest] = existsSync(debian)
    ? readdirSync(debian).sort((a, b) => Number(b) - Number(a))
    : [];
  if (newest === undefined) throw new Error('PostgreSQL is not installed: npm run setup');
  return join(debian, newest, 'bin');
}

/** PostgreSQL refuses to run as root: then it runs as its own user. */
function owner(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) =>
    Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout);
  return { uid: id('-u'), gid: id('-g') };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** For runs in which processes die but never the machine: nothing has to reach the disk. */
export const nothingKept = [
  ...['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'autovacuum=off'],
  // Two that lock each other out are to find it out at once.
  ...['deadlock_timeout=20ms', 'shared_buffers=64MB'],
] as const;

/** Makes and starts a cluster, with settings of its own where given; whoever starts it stops it. */
export async function startCluster(settings: readonly string[] = []): Promise<Cluster> {
  const bin = programs();
  const as = owner();
  const folder = mkdtempSync(join(tmpdir(), 'ic-postgres-'));
  const data = join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  if (as) for (const path of [folder, data]) chownSync(path, as.uid, as.gid);
  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', data, '-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '--locale=C.UTF-8', '-N'],
    { encoding: 'utf8', cwd: folder, ...as },
  );
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`);
  const port = await freePort();
  const address = (name: string) => `postgres://postgres@127.0.0.1:${port}/${name}`;
  const start = async () => {
    const args = [
      ...['-D', data, '-p', String(port), '-k', folder],
      ...['listen_addresses=127.0.0.1', ...settings].flatMap((one) => ['-c', one]),
    ];
    const server = spawn(join(bin, 'postgres'), args, {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      ...as,
    });
    let said = '';
    await new Promise<void>((resolve, reject) => {
      server.stderr.on('data', (part: Buffer) => {
        said = (said + part.toString()).slice(-4000);
        if (said.includes('ready to accept connections')) resolve();
      });
      server.once('exit', () => reject(new Error(`PostgreSQL ended: ${said}`)));
    });
    return server;
  };
  let server = await start();
  const end = async (signal: NodeJS.Signals) => {
    const gone = new Promise((resolve) => server.once('exit', resolve));
    server.kill(signal);
    await gone;
  };
  return {
    database: async () => {
      const name = `test_${randomUUID().replaceAll('-', '')}`;
      const client = new pg.Client({ connectionString: address('postgres') });
      await client.connect();
      await client.query(`CREATE DATABASE ${name}`);
      await client.end();
      return address(name);
    },
    crash: async () => {
      await end('SIGQUIT');
      server = await start();
    },
    stop: async () => {
      await end('SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
