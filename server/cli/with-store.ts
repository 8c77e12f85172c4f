import { listWorkspaces } from '../services/workspaces.ts';
import { openStore } from '../store/open-store.ts';
import type { Store } from '../store/sql.ts';
import { dataFolder, UsageError, type Values } from './arguments.ts';

/** Opens the database for one command. */
export async function withStore<T>(values: Values, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({
    databaseUrl: process.env['DATABASE_URL'],
    data: dataFolder(values),
  });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** The workspace that is meant: the named one, or the only one. */
export async function workspaceOf(store: Store, { workspace }: Values): Promise<string> {
  const all = await listWorkspaces(store);
  const found =
    workspace === undefined && all.length === 1
      ? all[0]
      : all.find(({ name }) => name === workspace);
  if (!found)
    throw new UsageError(`--workspace: ${all.map(({ name }) => name).join(', ') || 'none yet'}`);
  return found.id;
}
