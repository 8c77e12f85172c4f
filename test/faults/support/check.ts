import { readSyncState } from '#db/sync/sync-state.ts';
import { openForWriting } from '#electron/cli/data-file.ts';
import { verifyWorkspace } from '#server/services/verify.ts';
import type { Workspace } from '#server/services/workspaces.ts';
import type { Store } from '#server/store/sql.ts';
import { Broken, checkSettledDesk } from '#test/simulation/support/check-desk.ts';
import { checkAccounts, checkEqual, checkLog } from '#test/simulation/support/check-office.ts';
import { checkTyped } from '#test/simulation/support/check-typed.ts';
import type { Made } from '#test/simulation/support/made.ts';
import { deskOver, withDesk } from './desk-file.ts';
import type { Run } from './run.ts';

/** Whether all is answered and read. */
export async function isSettled({ office, workspace, desks }: Run): Promise<boolean> {
  const [head] = await office.withStore((store) =>
    store.query<{ seq: number }>(
      'SELECT coalesce(max(seq), 0) AS seq FROM log WHERE workspace = $1',
      [workspace.id],
    ),
  );
  return desks.every((desk) =>
    withDesk(desk, ({ db, store }) => {
      const { cursor = -1, ackedMutNo = 0 } = readSyncState(db) ?? {};
      return cursor === head?.seq && store.outbox.pending(ackedMutNo) === 0;
    }),
  );
}

/** Nothing is lost, nothing is there twice, all are equal. Throws `Broken`. */
export async function check({ office, workspace, desks: files, made }: Run): Promise<void> {
  const opened = files.map(({ file }) => openForWriting(file));
  try {
    const desks = opened.map(({ db }, at) => deskOver(db, files[at]?.name ?? ''));
    await office.withStore(async (store) => {
      const world = { office: { store }, workspace, desks, made, wasPutBack: false };
      await checkAccounts(world);
      // What a desktop has read the comparison of all rows shows.
      await checkLog({ ...world, desks: [] });
      for (const desk of desks) checkSettledDesk(desk);
      await checkEqual(world);
      await checkTyped(world);
      await checkOutcomes(world);
      const { faults } = await verifyWorkspace(store, workspace.id);
      if (faults[0] !== undefined) throw new Broken(`verify: ${faults.join(', ')}`);
    });
  } finally {
    for (const { close } of opened) close();
  }
}

/** Head office has one answer to each mutation that was ever made, and none to another. */
async function checkOutcomes({
  office: { store },
  workspace,
  made,
}: {
  readonly office: { readonly store: Store };
  readonly workspace: Workspace;
  readonly made: Made;
}): Promise<void> {
  const [row] = await store.query<{ all: number; ids: number }>(
    `SELECT count(*) AS all, count(DISTINCT mut_id) AS ids FROM outcome WHERE workspace = $1`,
    [workspace.id],
  );
  if (row?.all === made.all.size && row.ids === made.all.size) return;
  throw new Broken(`${made.all.size} mutations were made, ${JSON.stringify(row)} answered`);
}
