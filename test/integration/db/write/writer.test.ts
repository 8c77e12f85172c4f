import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { decodeHlc } from '#domain/identity/hlc.ts';
import { openConnection } from '#db/connection.ts';
import type { WriteTransaction } from '#db/write/write-transaction.ts';
import { Writer } from '#db/write/writer.ts';
import { tempDatabase } from '#test/support/database.ts';
import { addReseller, person, withResellers } from '#test/support/resellers.ts';

type MutationRow = {
  mut_no: number;
  kind: string;
  entity: string;
  entity_id: string;
  fields: string | null;
  hlc: string;
  actor: string;
};

const cities = ['Москва', 'Казань', null] as const;

describe('the write path', () => {
  it('writes each row with its mutation, numbered without gaps, whatever is done', () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('create' as const), name: fc.string({ minLength: 1 }) }),
      fc.record({
        do: fc.constant('patch' as const),
        which: fc.nat(),
        city: fc.constantFrom(...cities),
      }),
      fc.record({ do: fc.constant('remove' as const), which: fc.nat() }),
      fc.record({ do: fc.constant('fail' as const) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const { db } = tempDatabase();
        const writer = new Writer(db);
        const pks: number[] = [];
        const model = new Map<number, { city: string | null; deleted: boolean }>();
        let expected = 0;
        for (const one of steps) {
          const pk = 'which' in one ? pks[one.which % Math.max(pks.length, 1)] : undefined;
          const known = pk === undefined ? undefined : model.get(pk);
          if (one.do === 'create') {
            const made = writer.transaction(person, (tx) => addReseller(tx, { name: one.name }));
            pks.push(made);
            model.set(made, { city: null, deleted: false });
            expected += 1;
          } else if (one.do === 'fail') {
            const failing = () =>
              writer.transaction(person, (tx) => {
                addReseller(tx, { name: 'never' });
                throw new Error('changed my mind');
              });
            expect(failing).toThrow('changed my mind');
          } else if (pk !== undefined && known && one.do === 'patch') {
            writer.transaction(person, (tx) => tx.patch('reseller', pk, { city: one.city }));
            if (known.city !== one.city) expected += 1;
            known.city = one.city;
          } else if (pk !== undefined && known && one.do === 'remove') {
            writer.transaction(person, (tx) => tx.remove('reseller', pk));
            if (!known.deleted) expected += 1;
            known.deleted = true;
          }
        }
        const numbers = db.prepare('SELECT mut_no FROM mutation ORDER BY mut_no').pluck().all();
        expect(numbers).toEqual(Array.from({ length: expected }, (_, index) => index + 1));
        const rows = db
          .prepare<[], { pk: number; city: string | null; deleted: number }>(
            'SELECT pk, city, deleted_at IS NOT NULL AS deleted FROM reseller',
          )
          .all();
        expect(rows).toEqual(
          [...model].map(([pk, { city, deleted }]) => ({ pk, city, deleted: deleted ? 1 : 0 })),
        );
      }),
      { numRuns: 25 },
    );
  });

  it('goes on counting after the file was closed and opened', () => {
    const { db } = tempDatabase();
    withResellers(db, [{ name: 'Первый' }]);
    const second = new Writer(db);
    second.transaction(person, (tx) => addReseller(tx, { name: 'Второй' }));
    const rows = db.prepare<[], MutationRow>('SELECT * FROM mutation ORDER BY mut_no').all();
    expect(rows.map((row) => row.mut_no)).toEqual([1, 2]);
    const [first, next] = rows.map((row) => row.hlc);
    expect(String(next) > String(first)).toBe(true);
    expect(decodeHlc(String(next))?.device).toBe(second.deviceId);
  });

  it('counts on together with another process that writes to the same file', () => {
    const { db, file } = tempDatabase();
    const other = openConnection(file);
    onTestFinished(() => void other.close());
    const here = new Writer(db);
    const there = new Writer(other);
    for (const [at, writer] of [here, there, there, here, there].entries()) {
      writer.transaction(person, (tx) => addReseller(tx, { name: `Номер ${String(at)}` }));
    }
    const rows = db
      .prepare<[], { mut_no: number; hlc: string }>('SELECT mut_no, hlc FROM mutation')
      .all();
    expect(rows.map((row) => row.mut_no)).toEqual([1, 2, 3, 4, 5]);
    expect(rows.map((row) => row.hlc)).toEqual(rows.map((row) => row.hlc).sort());
    const groups = db.prepare<[], number>('SELECT DISTINCT group_no FROM change').pluck().all();
    expect(groups).toHaveLength(5);
  });

  it('sends row numbers as the ids that head office knows', () => {
    const { db } = tempDatabase();
    const { pks } = withResellers(db, [{ name: 'Ромашка', phones: ['+74951234567'] }]);
    const id = db.prepare('SELECT id FROM reseller WHERE pk = ?').pluck().get(pks['Ромашка']);
    const phone = db
      .prepare<[], MutationRow>(`SELECT * FROM mutation WHERE entity = 'phone'`)
      .get();
    expect(JSON.parse(phone?.fields ?? '')).toEqual({ resellerId: id, e164: '+74951234567' });
  });

  it('sends with a patch the version that the edit was made upon, and nothing when nothing differs', () => {
    const { db } = tempDatabase();
    const { writer, pks } = withResellers(db, [{ name: 'Ромашка', city: 'Москва' }]);
    const pk = pks['Ромашка'] ?? 0;
    db.prepare(`UPDATE reseller SET field_versions = '{"city":7}' WHERE pk = ?`).run(pk);
    writer.transaction(person, (tx) => {
      expect(tx.patch('reseller', pk, { city: 'Москва' })).toEqual([]);
      expect(tx.patch('reseller', pk, { city: 'Тверь', level: 'gold' })).toEqual(['city', 'level']);
    });
    const patches = db
      .prepare<[], MutationRow>(`SELECT * FROM mutation WHERE kind = 'patch'`)
      .all()
      .map((row) => JSON.parse(row.fields ?? '') as unknown);
    expect(patches).toEqual([
      { city: { value: 'Тверь', baseVersion: 7 }, level: { value: 'gold', baseVersion: 0 } },
    ]);
  });

  it('sends back nothing of what came from head office', () => {
    const { db } = tempDatabase();
    const writer = new Writer(db);
    writer.transaction({ ...person, origin: 'head-office' }, (tx) => {
      const pk = addReseller(tx, { name: 'Ромашка' });
      tx.patch('reseller', pk, { city: 'Омск' });
      tx.remove('reseller', pk);
    });
    expect(db.prepare('SELECT count(*) FROM mutation').pluck().get()).toBe(0);
    expect(db.prepare('SELECT city FROM reseller').pluck().get()).toBe('Омск');
  });

  it('tells which resellers a step touched, also through their phones and interactions', () => {
    const { db } = tempDatabase();
    const { writer, pks } = withResellers(db, [{ name: 'А' }, { name: 'Б' }, { name: 'В' }]);
    const heard: number[][] = [];
    writer.onCommit((touched) => heard.push([...touched]));
    writer.transaction(person, (tx) => {
      tx.create('phone', { resellerPk: pks['Б'] ?? 0, e164: '+74951234567' });
      tx.create('interaction', {
        resellerPk: pks['В'] ?? 0,
        channel: 'call-in',
        state: 'done',
        occurredAt: 5000,
      });
    });
    expect(heard).toEqual([[pks['Б'], pks['В']]]);
    const last = db.prepare('SELECT last_interaction_at FROM reseller WHERE pk = ?').pluck();
    expect(last.get(pks['В'])).toBe(5000);
  });

  it('keeps the last interaction and its words right, whatever one step does to it', () => {
    const { db } = tempDatabase();
    const { writer, pks } = withResellers(db, [{ name: 'А' }, { name: 'Б' }]);
    const [one, other] = [pks['А'] ?? 0, pks['Б'] ?? 0];
    const last = db.prepare('SELECT last_interaction_at FROM reseller WHERE pk = ?').pluck();
    const found = db
      .prepare('SELECT rowid FROM interaction_search WHERE interaction_search MATCH ?')
      .pluck();
    const call = { channel: 'call-in', state: 'done' } as const;
    const add = (tx: WriteTransaction, resellerPk: number, occurredAt: number, text: string) =>
      tx.create('interaction', { ...call, resellerPk, occurredAt, text });
    writer.transaction(person, (tx) => add(tx, one, 5000, 'картридж'));
    // Earlier than what is there.
    const early = writer.transaction(person, (tx) => add(tx, one, 4000, 'тонер'));
    expect(last.get(one)).toBe(5000);
    const moved = writer.transaction(person, (tx) => {
      add(tx, one, 6000, 'принтер');
      const pk = add(tx, one, 9000, 'сканер');
      tx.patch('interaction', pk, { resellerPk: other, text: 'плоттер' });
      tx.remove('interaction', add(tx, other, 9500, 'факс'));
      tx.patch('interaction', early, { text: 'чернила' });
      return pk;
    });
    expect([last.get(one), last.get(other)]).toEqual([6000, 9000]);
    expect(
      ['плоттер', 'сканер', 'факс', 'тонер', 'чернила'].map((word) => found.get(word)),
    ).toEqual([moved, undefined, undefined, undefined, early]);
  });

  it('sends the right ids after a step that failed and gave its row numbers back', () => {
    const { db } = tempDatabase();
    const writer = new Writer(db);
    const make = (name: string, fails: boolean) =>
      writer.transaction(person, (tx) => {
        const resellerPk = addReseller(tx, { name });
        tx.create('email', { resellerPk, address: 'info@example.org' });
        if (fails) throw new Error('changed my mind');
        return resellerPk;
      });
    expect(() => make('never', true)).toThrow('changed my mind');
    const pk = make('Ромашка', false);
    const sent = db
      .prepare<[], string>(`SELECT fields FROM mutation WHERE entity = 'email'`)
      .pluck()
      .get();
    expect(JSON.parse(sent ?? '')).toMatchObject({
      resellerId: db.prepare('SELECT id FROM reseller WHERE pk = ?').pluck().get(pk),
    });
  });
});
