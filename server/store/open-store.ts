import { openDataFolder } from './data-folder.ts';
import { migrateStore } from './migrate.ts';
import { openPostgres } from './postgres-store.ts';
import type { Store } from './sql.ts';

/**
 * Opens the database of head office and brings its tables up to date. `alone`: for the process that answers
 * desktops. Throws `FolderInUse` for an embedded one that another process has.
 */
export async function openStore(where: {
  readonly databaseUrl: string | undefined;
  readonly data: string;
  readonly alone?: boolean;
}): Promise<Store> {
  const store =
    where.databaseUrl === undefined
      ? await openDataFolder(where.data, where.alone ?? false)
      : openPostgres({ url: where.databaseUrl });
  try {
    await migrateStore(store);
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}
