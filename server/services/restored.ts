import { migrateStore } from '../store/migrate.ts';
import { RestoreRefused } from '../store/restored-copy.ts';
import type { Store } from '../store/sql.ts';
import { noteAct } from './administration.ts';
import { startEpoch } from './lineage.ts';
import { verifyStore } from './verify.ts';
import { listWorkspaces } from './workspaces.ts';

export type RestoredWorkspace = { readonly name: string; readonly epoch: number };

/**
 * Makes a restored copy fit to be put in place: checked as `verify` checks, every workspace in an epoch of its own
 * so that desktops notice, and without what would let somebody in who was let in since. Throws `RestoreRefused`.
 */
export async function makeRestored(
  store: Store,
  act: { readonly actor: string; readonly file: string },
  now: number,
): Promise<RestoredWorkspace[]> {
  await migrateStore(store);
  const { faults } = await verifyStore(store);
  if (faults.length > 0) {
    const named = faults.slice(0, 10).join(', ');
    throw new RestoreRefused(
      'restore/not-sound',
      `the backup has faults: ${named}; nothing has changed`,
    );
  }
  return store.transaction(async (sql) => {
    const begun: RestoredWorkspace[] = [];
    for (const { id, name } of await listWorkspaces(sql)) {
      begun.push({ name, epoch: await startEpoch(sql, id) });
    }
    // Codes that were free then may have been used since.
    await sql.query('DELETE FROM enrolment_code WHERE used_at IS NULL');
    await sql.query('DELETE FROM admin_access');
    const { actor, file: subject } = act;
    await noteAct(sql, { workspace: null, actor, action: 'restore', subject }, now);
    return begun;
  });
}
