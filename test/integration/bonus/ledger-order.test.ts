import { expect, it } from 'vitest';
import { BonusEntries } from '#db/repositories/bonus-entries.ts';
import { BonusLedger } from '#db/repositories/bonus-ledger.ts';
import { openDesk } from '#test/support/server/desk.ts';

it('has entries of one instant in the order of head office, however they arrived', () => {
  const nowhere = { send: () => Promise.reject(new Error('offline')), close: () => undefined };
  const { db, writer } = openDesk({ transport: nowhere });
  writer.transaction({ actor: 'Анна', batchPk: null }, (tx) => {
    const resellerPk = tx.create('reseller', {
      name: 'Ромашка',
      status: 'candidate',
      hiddenInSource: 0,
    });
    for (const points of [1, 2]) {
      tx.create('bonus-entry', { resellerPk, kind: 'accrual', points, at: 5, actor: 'Анна' });
    }
  });
  // As on a desktop that heard of the second one first.
  const ids = db.prepare<[], string>('SELECT id FROM bonus_entry ORDER BY pk').pluck().all();
  const rename = db.prepare('UPDATE bonus_entry SET id = ? WHERE pk = ?');
  rename.run('b'.repeat(36), 1);
  rename.run(ids[0], 2);
  rename.run(ids[1], 1);
  expect(new BonusLedger(db).entries(1).map(({ points }) => points)).toEqual([2, 1]);
  // The newest first.
  expect(new BonusEntries(db).lines(1).map(({ points }) => points)).toEqual([1, 2]);
});
