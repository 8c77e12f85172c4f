import { migrateStore } from '#server/store/migrate.ts';
import { nothingKept, startCluster } from '#test/support/server/postgres.ts';
import { prepareBackups } from './backup.ts';
import { openOffice, type Office } from './world.ts';

/** Head office on a PostgreSQL of its own; `close` takes both away. */
export async function openSimulation(): Promise<{ office: Office; close(): Promise<void> }> {
  const cluster = await startCluster(nothingKept);
  const office = openOffice(await cluster.database());
  await migrateStore(office.store);
  await prepareBackups(office.store);
  return {
    office,
    close: async () => {
      await office.close();
      await cluster.stop();
    },
  };
}
