import { migrateStore } from '#server/store/migrate.ts';
import { openPostgres } from '#server/store/postgres-store.ts';
import type { Store } from '#server/store/sql.ts';
import { openEmpty } from './embedded.ts';
import { startCluster } from './postgres.ts';

/** Both databases that head office works on. */
export const storeKinds = ['embedded', 'postgres'] as const;

/** An empty database of this kind with its tables; closing it ends all that was started for it. */
export async function storeOf(
  kind: (typeof storeKinds)[number],
): Promise<{ readonly store: Store; close(): Promise<void> }> {
  const cluster = kind === 'postgres' ? await startCluster() : null;
  const store =
    cluster === null
      ? await openEmpty()
      : openPostgres({ url: await cluster.database(), onFault: () => undefined });
  await migrateStore(store);
  return {
    store,
    close: async () => {
      await store.close();
      await cluster?.stop();
    },
  };
}
