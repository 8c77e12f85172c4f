import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '#server/store/open-store.ts';
import type { Store } from '#server/store/sql.ts';
import { startCluster, type Cluster } from '#test/support/server/postgres.ts';
import { startOffice, type Place, type RunningOffice } from '#test/support/server/process.ts';

/** A real server process over one kind of database, which can be killed and started again. */
export type Office = {
  url(): string;
  /** Ends the process at once and starts another one. */
  killServer(): Promise<void>;
  /** Ends PostgreSQL at once and starts it again; the server lives on. */
  killDatabase(): Promise<void>;
  /** Works on its database from outside. */
  withStore<T>(work: (store: Store) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

export type Base = 'embedded' | 'postgres';

/** Starts head office over a database of its own. */
export async function openOffice(base: Base): Promise<Office> {
  const folder = mkdtempSync(join(tmpdir(), 'ic-faults-'));
  const cluster: Cluster | null = base === 'postgres' ? await startCluster() : null;
  const databaseUrl = await cluster?.database();
  const data = join(folder, 'office');
  const place: Place = databaseUrl === undefined ? { data } : { databaseUrl };
  let server: RunningOffice = await startOffice(place);
  let whole: Promise<unknown> = Promise.resolve();
  return {
    url: () => server.url,
    killServer: () => {
      const again = server.kill().then(async () => {
        server = await startOffice(place);
      });
      whole = again;
      return again;
    },
    killDatabase: () => {
      const again = Promise.resolve(cluster?.crash());
      whole = again;
      return again;
    },
    withStore: async (work) => {
      // What takes longer than a desktop waits is still going on here.
      await whole;
      const store = await openStore({ databaseUrl, data });
      try {
        return await work(store);
      } finally {
        await store.close();
      }
    },
    close: async () => {
      await server.kill();
      await cluster?.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
