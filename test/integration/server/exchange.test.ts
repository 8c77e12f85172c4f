import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tableDigests } from '#db/sync/digest.ts';
import type { Store } from '#server/store/sql.ts';
import { openDesk } from '#test/support/server/desk.ts';
import { openOffice } from '#test/support/server/office.ts';
import { storeKinds, storeOf } from '#test/support/server/store-of.ts';

const anna = { actor: 'Анна', batchPk: null };
const boris = { actor: 'Борис', batchPk: null };

describe.each(storeKinds)('the exchange with head office on a database that is %s', (kind) => {
  let store: Store;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ store, close } = await storeOf(kind));
  });
  afterAll(() => close());

  async function twoDesks(name: string) {
    const office = await openOffice({ store }, name);
    const desks = [openDesk(office), openDesk(office)] as const;
    for (const desk of desks) await desk.enrol(await office.code());
    return { office, a: desks[0], b: desks[1] };
  }

  it('brings what one desktop enters to the other, and nothing twice', async () => {
    const { a, b } = await twoDesks('one');
    a.writer.transaction(anna, (tx) => {
      const resellerPk = tx.create('reseller', {
        name: 'Ромашка',
        status: 'candidate',
        hiddenInSource: 0,
      });
      tx.create('phone', { resellerPk, e164: '+79161234567' });
    });
    expect(await a.sync()).toMatchObject({ pushed: 2, accepted: 2, refused: 0, pending: 0 });
    expect(await b.sync()).toMatchObject({ pushed: 0, pulled: 2 });
    expect(await b.sync()).toMatchObject({ pushed: 0, pulled: 0 });
    expect(tableDigests(b.db)).toEqual(tableDigests(a.db));
    expect(tableDigests(b.db)['phone']).toMatchObject({ rows: 1 });
  });

  it('keeps edits of different fields, and puts the loser of one field on the list of conflicts', async () => {
    const { a, b } = await twoDesks('two');
    a.writer.transaction(anna, (tx) =>
      tx.create('reseller', { name: 'Ромашка', status: 'candidate', hiddenInSource: 0 }),
    );
    await a.sync();
    await b.sync();
    a.writer.transaction(anna, (tx) => tx.patch('reseller', 1, { city: 'Москва', level: 'gold' }));
    b.writer.transaction(boris, (tx) => tx.patch('reseller', 1, { city: 'Тверь', segment: 'А' }));
    await a.sync();
    expect(await b.sync()).toMatchObject({ conflicts: 1 });
    await a.sync();
    expect(tableDigests(b.db)).toEqual(tableDigests(a.db));
    const row = a.db.prepare('SELECT city, level, segment FROM reseller').get();
    expect(row).toEqual({ city: 'Тверь', level: 'gold', segment: 'А' });
    const conflict = a.db.prepare('SELECT lost_value, kept_value, lost_by, kept_by FROM conflict');
    expect(conflict.get()).toEqual({
      lost_value: '"Москва"',
      kept_value: '"Тверь"',
      lost_by: 'Анна',
      kept_by: 'Борис',
    });
  });
});
