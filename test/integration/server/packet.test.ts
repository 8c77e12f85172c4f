import { afterAll, beforeAll, expect, it } from 'vitest';
import { tableDigests } from '#db/sync/digest.ts';
import { makePacket, takePacket } from '#electron/sync/packet.ts';
import { answerPacket } from '#server/services/packet.ts';
import { migrateStore } from '#server/store/migrate.ts';
import type { Store } from '#server/store/sql.ts';
import { openDesk } from '#test/support/server/desk.ts';
import { openEmpty } from '#test/support/server/embedded.ts';
import { openOffice } from '#test/support/server/office.ts';

const anna = { actor: 'Анна', batchPk: null };
const now = Date.now;
let store: Store;
beforeAll(async () => {
  store = await openEmpty();
  await migrateStore(store);
});
afterAll(() => store.close());

async function desks(name: string) {
  const office = await openOffice({ store }, name);
  const far = openDesk(office);
  const near = openDesk(office);
  for (const desk of [far, near]) await desk.enrol(await office.code());
  return { far, near };
}

it('carries an outbox there and the answer back, each as often as one likes', async () => {
  const { far, near } = await desks('stick');
  near.writer.transaction(anna, (tx) =>
    tx.create('reseller', { name: 'Ромашка', status: 'candidate', hiddenInSource: 0 }),
  );
  await near.sync();
  far.writer.transaction(anna, (tx) =>
    tx.create('reseller', { name: 'Лютик', status: 'candidate', hiddenInSource: 0 }),
  );
  const { packet, mutations } = await makePacket({ ...far, now });
  expect(mutations).toBe(1);
  const first = await answerPacket(store, packet, { now });
  const second = await answerPacket(store, packet, { now });
  expect(await takePacket({ ...far, now }, first)).toEqual({ answered: 1, pulled: 2, refused: 0 });
  expect(await takePacket({ ...far, now }, second)).toEqual({ answered: 0, pulled: 0, refused: 0 });
  await near.sync();
  expect(tableDigests(far.db)).toEqual(tableDigests(near.db));
  expect(tableDigests(far.db)['reseller']).toMatchObject({ rows: 2 });
});

it('refuses a packet that was changed and one of another desktop, and keeps what is pending', async () => {
  const { far, near } = await desks('thief');
  far.writer.transaction(anna, (tx) =>
    tx.create('reseller', { name: 'Лютик', status: 'candidate', hiddenInSource: 0 }),
  );
  const { packet } = await makePacket({ ...far, now });
  const changed = Uint8Array.from(packet);
  changed[changed.length - 1] = (changed[changed.length - 1] ?? 0) ^ 1;
  await expect(answerPacket(store, changed, { now })).rejects.toMatchObject({
    code: 'sync/invalid-message',
  });
  const answer = await answerPacket(store, packet, { now });
  await expect(takePacket({ ...near, now }, answer)).rejects.toMatchObject({
    code: 'sync/bad-packet',
  });
  expect(far.store.outbox.pending(0)).toBe(1);
});
