import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { createCode } from '#server/services/devices.ts';
import { createWorkspace } from '#server/services/workspaces.ts';
import { openStore } from '#server/store/open-store.ts';
import { startCluster } from '#test/support/server/postgres.ts';

const hour = 3_600_000;

/** What a process of head office tells of itself: bytes, and microseconds of processor time. */
export type ServerUse = {
  readonly rss: number;
  readonly heapUsed: number;
  readonly cpu: NodeJS.CpuUsage;
};

/** Head office in a process of its own, over a PostgreSQL of its own with its usual, durable settings. */
export type SyncOffice = {
  readonly url: string;
  readonly databaseUrl: string;
  readonly workspace: string;
  /** A connection for whoever fills the tables or looks at them. */
  readonly sql: pg.Client;
  code(): Promise<string>;
  use(): Promise<ServerUse>;
  stop(): Promise<void>;
};

export async function startSyncOffice(): Promise<SyncOffice> {
  const cluster = await startCluster();
  const databaseUrl = await cluster.database();
  const store = await openStore({ databaseUrl, data: '' });
  const { id: workspace } = await createWorkspace(store, 'Вендор', Date.now());
  const sql = new pg.Client({ connectionString: databaseUrl });
  await sql.connect();
  const script = fileURLToPath(new URL('../children/serve-head-office.ts', import.meta.url));
  const server = fork(script, [], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'inherit', 'ignore', 'ipc'],
  });
  const { url } = await answer<{ readonly url: string }>(server);
  return {
    ...{ url, databaseUrl, workspace, sql },
    code: () => createCode(store, { workspace, role: 'administrator', validMs: hour }, Date.now()),
    use: () => {
      server.send('use');
      return answer<ServerUse>(server);
    },
    stop: async () => {
      const gone = once(server, 'exit');
      server.kill('SIGTERM');
      await gone;
      await sql.end();
      await store.close();
      await cluster.stop();
    },
  };
}

async function answer<T>(server: ChildProcess): Promise<T> {
  const [said] = (await Promise.race([
    once(server, 'message'),
    once(server, 'exit').then(() => Promise.reject(new Error('head office ended'))),
  ])) as [T];
  return said;
}
