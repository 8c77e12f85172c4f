import { afterAll, beforeAll, expect, it } from 'vitest';
import { startEpoch } from '#server/services/lineage.ts';
import { migrateStore } from '#server/store/migrate.ts';
import type { Store } from '#server/store/sql.ts';
import { openDesk } from '#test/support/server/desk.ts';
import { openEmpty } from '#test/support/server/embedded.ts';
import { openOffice } from '#test/support/server/office.ts';

let store: Store;
beforeAll(async () => {
  store = await openEmpty();
  await migrateStore(store);
});
afterAll(() => store.close());

const anna = { actor: 'Анна', batchPk: null };
const boris = { actor: 'Борис', batchPk: null };

/** Puts a workspace back to where nobody had sent anything, as a restore of its first backup does. */
async function putBack(workspace: string): Promise<void> {
  for (const table of ['log', 'outcome']) {
    await store.query(`DELETE FROM ${table} WHERE workspace = $1`, [workspace]);
  }
  await store.query("DELETE FROM record WHERE workspace = $1 AND entity <> 'access-group'", [
    workspace,
  ]);
  await store.query('UPDATE device SET last_mut_no = 0 WHERE workspace = $1', [workspace]);
  await startEpoch(store, workspace);
}

it('keeps a row that a restored head office has lost, though this desktop had changed it', async () => {
  const office = await openOffice({ store }, 'lost and changed');
  const [gone, here] = [openDesk(office), openDesk(office)];
  await gone.enrol(await office.code());
  await here.enrol(await office.code());
  gone.writer.transaction(anna, (tx) =>
    tx.create('reseller', { name: 'Ромашка', status: 'candidate', hiddenInSource: 0 }),
  );
  await gone.sync();
  await here.sync();
  here.writer.transaction(boris, (tx) => {
    tx.patch('reseller', 1, { city: 'Тверь' });
    tx.create('contact', { resellerPk: 1, name: 'Пётр' });
  });
  await here.sync();
  await putBack(office.workspace.id);
  // The desktop that made the row never comes back.
  await here.sync();
  await here.sync();
  const rows = await store.query(
    `SELECT fields ->> 'name' AS name, fields ->> 'city' AS city FROM record
     WHERE workspace = $1 AND entity IN ('reseller', 'contact') ORDER BY 1`,
    [office.workspace.id],
  );
  expect(rows).toEqual([
    { name: 'Пётр', city: null },
    { name: 'Ромашка', city: 'Тверь' },
  ]);
});
