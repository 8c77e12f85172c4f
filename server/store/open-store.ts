import { openEmbedded } from './embedded-store.ts';
import { migrateStore } from './migrate.ts';
import { openPostgres } from './postgres-store.ts';
import type { Store } from './sql.ts';

/** Opens the database of head office and brings its tables up to date. */
export async function openStore(where: {
  readonly databaseUrl: string | undefined;
  readonly data: string;
}): Promise<Store> {
  const store =
    where.databaseUrl === undefined
      ? await openEmbedded(where.data)
      : openPostgres({ url: where.databaseUrl });
  try {
    await migrateStore(store);
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}
