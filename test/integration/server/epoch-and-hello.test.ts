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

it('begins another epoch each time that one backup is restored', async () => {
  const { workspace } = await openOffice({ store }, 'epochs');
  const restored = async (): Promise<number> => {
    let epoch = 0;
    const again = store.transaction(async (sql) => {
      epoch = await startEpoch(sql, workspace.id);
      throw new Error('restored');
    });
    await expect(again).rejects.toThrow('restored');
    return epoch;
  };
  const [first, second] = [await restored(), await restored()];
  expect(first).not.toBe(second);
  expect(Math.min(first, second)).toBeGreaterThan(1);
});

it('writes nothing of a device that has nothing new to tell, but that it was seen once a minute', async () => {
  let now = Date.UTC(2026, 10, 30, 9);
  const office = await openOffice({ store, now: () => now }, 'hello');
  const desk = openDesk({ ...office, now: () => now });
  await desk.enrol(await office.code());
  const written = async (): Promise<unknown> => {
    await desk.sync();
    const [row] = await store.query<{ xmin: string; seen: number }>(
      'SELECT xmin::text, last_seen_at AS seen FROM device WHERE workspace = $1',
      [office.workspace.id],
    );
    return row;
  };
  const first = await written();
  now += 59_999;
  expect(await written()).toEqual(first);
  now += 1;
  expect(await written()).toMatchObject({ seen: now });
  const before = await written();
  desk.writer.transaction({ actor: 'Анна', batchPk: null }, (tx) =>
    tx.create('reseller', { name: 'Ромашка', status: 'candidate', hiddenInSource: 0 }),
  );
  expect(await written()).not.toEqual(before);
});
