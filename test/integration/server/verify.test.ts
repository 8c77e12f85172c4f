import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyWorkspace } from '#server/services/verify.ts';
import type { Store } from '#server/store/sql.ts';
import { openDesk } from '#test/support/server/desk.ts';
import { openOffice } from '#test/support/server/office.ts';
import { storeKinds, storeOf } from '#test/support/server/store-of.ts';

const anna = { actor: 'Анна', batchPk: null };

/** What goes wrong in a table, and the kind of fault that is to be found for it. */
const faults: readonly (readonly [what: string, sql: string, found: string])[] = [
  ['a field', `UPDATE record SET fields = fields || '{"city":"Тверь"}'`, 'row reseller'],
  ['a field too many', `UPDATE record SET fields = fields || '{"site":"x"}'`, 'row reseller'],
  ['a field less', `UPDATE record SET fields = fields - 'name'`, 'row reseller'],
  ['the version of a field', `UPDATE record SET meta = '{"city":[7,""]}'`, 'row reseller'],
  ['a deletion', 'UPDATE record SET deleted = true', 'row reseller'],
  ['a row', 'DELETE FROM record', 'row reseller'],
  ['an entry of the ledger', `UPDATE ledger SET kind = 'adjustment'`, 'ledger'],
  ['a lost entry of the ledger', 'DELETE FROM ledger', 'ledger'],
  ['the sum of an account', 'UPDATE account SET available = available + 1', 'account'],
  ['an account', 'DELETE FROM account', 'account'],
  ['a claim', 'DELETE FROM seat_claim', 'claim'],
  ['taken seats', 'UPDATE session_seat SET taken = 0', 'seats'],
  ['seats', 'UPDATE session_seat SET seats = seats + 1', 'seats'],
  ['the log', `UPDATE log SET actor = 'Борис'`, 'log'],
];

describe.each(storeKinds)('the check of a database that is %s', (kind) => {
  let store: Store;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ store, close } = await storeOf(kind));
  });
  afterAll(() => close());

  async function worked(name: string): Promise<string> {
    const office = await openOffice({ store }, name);
    const desk = openDesk(office);
    await desk.enrol(await office.code('administrator'));
    desk.writer.transaction(anna, (tx) => {
      const resellerPk = tx.create('reseller', {
        ...{ name: 'Ромашка', status: 'candidate', hiddenInSource: 0, city: 'Москва' },
      });
      tx.create('bonus-entry', { resellerPk, kind: 'accrual', points: 700, at: 1 });
      const coursePk = tx.create('training-course', { name: 'Курс', active: 1 });
      const sessionPk = tx.create('training-session', {
        ...{ coursePk, startsOn: '2030-01-01', seats: 2, pricePoints: 0, online: 0 },
        state: 'planned',
      });
      tx.create('training-registration', {
        ...{ sessionPk, resellerPk, participant: 'Пётр', state: 'submitted', registeredAt: 1 },
      });
    });
    desk.writer.transaction(anna, (tx) => tx.patch('reseller', 1, { city: null, segment: 'А' }));
    desk.writer.transaction(anna, (tx) => {
      const group = desk.db.prepare<[], number>('SELECT min(pk) FROM access_group').pluck().get();
      tx.patch('access-group', group ?? 0, { name: 'Операторы зала' });
    });
    expect(await desk.sync()).toMatchObject({ refused: 0, pending: 0 });
    return office.workspace.id;
  }

  it('finds nothing in what the exchange has written', async () => {
    expect(await verifyWorkspace(store, await worked('sound'))).toEqual({ entries: 7, faults: [] });
  });

  it.each(faults)('finds that %s is not what the log says', async (what, sql, found) => {
    const workspace = await worked(what);
    const only =
      sql.includes(' record ') || sql.endsWith(' record') ? "entity = 'reseller'" : 'true';
    await store.query(`${sql} WHERE workspace = $1 AND ${only}`, [workspace]);
    const { faults: all } = await verifyWorkspace(store, workspace);
    expect(all.some((one) => one.startsWith(found))).toBe(true);
  });
});
