// Each thing that must hold is broken on purpose in a world that is sound: the check of it has to say so.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkDesk } from './support/check-desk.ts';
import type { Desk } from './support/desk.ts';
import { openSimulation } from './support/open-simulation.ts';
import { checkSettled, heal, withSettled } from './support/run.ts';
import { buildSound, type Sound } from './support/sound-world.ts';

let simulation: Awaited<ReturnType<typeof openSimulation>>;
beforeAll(async () => {
  simulation = await openSimulation();
});
afterAll(() => simulation.close());

const noHistory = { clocks: [0, 0], old: false, snapshotFrom: 20_000, actions: [] };

/** What the checks say of a sound world after something was done to it. */
async function saidOf(spoil: (sound: Sound) => Promise<unknown> | void): Promise<unknown> {
  let said: unknown = null;
  await withSettled(simulation.office, noHistory, {}, async (world) => {
    const sound = await buildSound(world);
    await checkSettled(world);
    try {
      await spoil(sound);
      await checkSettled(world);
    } catch (error) {
      said = error;
    }
  });
  return said;
}

type Spoilt = readonly [what: string, statement: string, said: RegExp];

const message = (text: RegExp): unknown =>
  expect.objectContaining({ message: expect.stringMatching(text) as unknown });

it('finds nothing in a world that nobody has spoilt', async () => {
  expect(await saidOf(() => undefined)).toBeNull();
});

describe('at head office', () => {
  const own = 'workspace = $1';
  const entry = `record WHERE ${own} AND entity = 'bonus-entry'`;
  const registration = `${own} AND entity = 'training-registration'`;
  const spoilt: readonly Spoilt[] = [
    [
      'points that are not the sum of the ledger',
      `UPDATE account SET available = available + 1 WHERE ${own}`,
      /wrong account/,
    ],
    [
      'reserved points that no reservation holds',
      `UPDATE account SET reserved = reserved + 1 WHERE ${own}`,
      /wrong account/,
    ],
    ['an entry of the ledger that is gone', `DELETE FROM ledger WHERE ${own}`, /wrong account/],
    [
      'an entry that the ledger has otherwise',
      `WITH l AS (UPDATE ledger SET points = points + 1 WHERE ${own} AND kind = 'accrual')
       UPDATE account SET available = available + 1 WHERE ${own}`,
      /wrong ledger/,
    ],
    [
      'an entry that the ledger has never had',
      `UPDATE record SET fields = jsonb_set(fields, '{points}', '7')
       WHERE id = (SELECT id FROM ${entry} LIMIT 1)`,
      /wrong ledger/,
    ],
    [
      'seats that count wrongly',
      `UPDATE session_seat SET taken = taken - 1 WHERE ${own}`,
      /wrong session/,
    ],
    [
      'a participant with two seats of one session',
      `UPDATE record SET fields = jsonb_set(fields, '{participantKey}', '"one"') WHERE ${registration}`,
      /wrong participant/,
    ],
    [
      'a login of two people',
      `UPDATE record SET fields = jsonb_set(fields, '{login}', '"one"')
       WHERE ${own} AND entity = 'person'`,
      /wrong person/,
    ],
    [
      'an entry of the log that was changed later',
      `UPDATE log SET actor = 'кто-то' WHERE ${own} AND seq = (SELECT min(seq) FROM log WHERE ${own})`,
      /the chain of the log breaks/,
    ],
    [
      'an entry that was taken out of the log',
      `DELETE FROM log WHERE ${own} AND seq = (SELECT min(seq) FROM log WHERE ${own})`,
      /the chain of the log breaks/,
    ],
    [
      'an answer that was forgotten',
      `DELETE FROM outcome WHERE ${own} AND status = 'accepted'`,
      /head office never heard of/,
    ],
    [
      'a row that head office has otherwise than the desktops',
      `UPDATE record SET fields = jsonb_set(fields, '{city}', '"Нигде"')
       WHERE ${own} AND entity = 'reseller'`,
      /differ in reseller/,
    ],
  ];
  it.each(spoilt)('names %s', async (_, statement, said) => {
    const found = await saidOf(({ office, workspace }) =>
      office.store.query(statement, [workspace.id]),
    );
    expect(found).toEqual(message(said));
  });

  // Its tables refuse these by themselves; the checks must see them all the same.
  const refused: readonly Spoilt[] = [
    [
      'points below zero',
      `WITH gone AS (SELECT available + 1 AS n FROM account WHERE ${own}),
         l AS (UPDATE ledger SET points = points - (SELECT n FROM gone)
           WHERE ${own} AND kind = 'accrual'),
         r AS (UPDATE record SET fields = jsonb_set(fields, '{points}',
             to_jsonb((fields->>'points')::bigint - (SELECT n FROM gone)))
           WHERE ${own} AND entity = 'bonus-entry' AND fields->>'kind' = 'accrual')
       UPDATE account SET available = -1 WHERE ${own}`,
      /wrong account/,
    ],
    [
      'more seats taken than there are',
      `WITH s AS (UPDATE record SET fields = jsonb_set(fields, '{seats}', '0')
           WHERE ${own} AND entity = 'training-session')
       UPDATE session_seat SET seats = 0 WHERE ${own}`,
      /wrong session/,
    ],
  ];
  it.each(refused)('would name %s, which its tables refuse', async (_, statement, said) => {
    const { store } = simulation.office;
    const found = await saidOf(async ({ workspace }) => {
      await expect(store.query(statement, [workspace.id])).rejects.toMatchObject({ code: '23514' });
      await withoutChecks(() => store.query(statement, [workspace.id]));
    });
    expect(found).toEqual(message(said));
  });

  it('names a row that was made twice', async () => {
    const found = await saidOf(({ append, first }) => append({ ...first, mutNo: null }));
    expect(found).toEqual(message(/was made twice/));
  });

  it('names a mutation that took effect twice', async () => {
    const found = await saidOf(({ append, first }) =>
      append({ ...first, op: 'patch', rowVersion: 2, fields: { city: 'Тверь' } }),
    );
    expect(found).toEqual(message(/took effect twice/));
  });

  it('names a fault of the rules themselves', async () => {
    const found = await saidOf(({ office }) => void office.ruleFaults.push(new Error('a rule')));
    expect(found).toEqual(message(/a fault of head office's own/));
  });
});

/** Does something that the conditions of head office's tables do not allow. */
async function withoutChecks(work: () => Promise<unknown>): Promise<void> {
  const { store } = simulation.office;
  const checks = await store.query<{ at: string; name: string; rule: string }>(
    `SELECT conrelid::regclass::text AS at, conname AS name, pg_get_constraintdef(oid) AS rule
     FROM pg_constraint WHERE contype = 'c' AND connamespace = 'public'::regnamespace`,
  );
  for (const { at, name } of checks) await store.query(`ALTER TABLE ${at} DROP CONSTRAINT ${name}`);
  try {
    await work();
  } finally {
    // What is there now does not hold them; what comes has to.
    for (const { at, name, rule } of checks) {
      await store.query(`ALTER TABLE ${at} ADD CONSTRAINT ${name} ${rule} NOT VALID`);
    }
  }
}

describe('at a desktop', () => {
  const spoilt: readonly Spoilt[] = [
    [
      'a mutation that is not done with',
      'UPDATE mutation SET settled_at = NULL WHERE mut_no = 1',
      /has 1 mutations open/,
    ],
    [
      'an entry that it could not take in',
      `INSERT INTO parked_entry (seq, entry, reason) VALUES (1, '{}', 'reference')`,
      /has parked reference/,
    ],
    ['points below zero', 'UPDATE bonus_entry SET points = points - 1000', /shows -\d+ points of/],
    [
      'more seats taken than there are',
      'UPDATE training_session SET seats = 1',
      /more seats taken than there are/,
    ],
    [
      'a wrong last interaction',
      'UPDATE reseller SET last_interaction_at = 1',
      /a wrong last interaction/,
    ],
    [
      'a row that points to nothing',
      'UPDATE contact SET reseller_pk = 4711',
      /contact \S+ points to nothing by reseller_pk/,
    ],
    ['a value that no other has', `UPDATE contact SET name = 'Другой'`, /differ in contact/],
    ['a row that is gone', 'DELETE FROM task', /differ in task/],
    ['a row that is deleted here alone', 'UPDATE contact SET deleted_at = 1', /differ in contact/],
  ];
  it.each(spoilt)('names %s', async (_, statement, said) => {
    const found = await saidOf(({ one: { db } }) => {
      db.pragma('foreign_keys = OFF');
      db.exec(statement);
    });
    expect(found).toEqual(message(said));
  });

  it('names an entry that a cursor has passed unseen', async () => {
    const found = await saidOf(
      ({ one }) => void one.seen.later.delete(Math.min(...one.seen.later)),
    );
    expect(found).toEqual(message(/has read past/));
  });

  it('names a refusal that nobody was told of', async () => {
    const found = await saidOf(({ desks }) => {
      for (const { db } of desks) db.exec('DELETE FROM refusal');
    });
    expect(found).toEqual(message(/was refused and nobody was told/));
  });

  it('names a typed value that is nowhere', async () => {
    const found = await saidOf(({ made }) => {
      for (const [id, { mutation, desk }] of made.all) {
        if (mutation.kind !== 'create' || mutation.entity !== 'contact') continue;
        const fields = { ...mutation.fields, name: 'Пропавший' };
        made.all.set(id, { mutation: { ...mutation, fields }, desk });
      }
    });
    expect(found).toEqual(message(/name = Пропавший of .* is lost/));
  });

  it('says when it does not come to an end', async () => {
    const found = await saidOf(async (world) => {
      await world.office.store.query('UPDATE device SET revoked_at = 1');
      const { writer, actor } = world.one;
      writer.transaction({ actor, batchPk: null }, (tx) =>
        tx.patch('contact', 1, { name: 'Дарья' }),
      );
      await heal(world);
    });
    expect(found).toEqual(message(/not settled after/));
  });
});

describe('of what was typed and is not answered', () => {
  const shows = /typed reseller \S+ \S+ = .*, it shows/;
  const typed: readonly (readonly [string, (desk: Desk) => void, string, RegExp])[] = [
    [
      'a new row',
      ({ writer, actor }) =>
        writer.transaction({ actor, batchPk: null }, (tx) =>
          tx.create('reseller', { name: 'Пион', status: 'candidate', hiddenInSource: 0 }),
        ),
      `UPDATE reseller SET name = 'Астра' WHERE name = 'Пион'`,
      shows,
    ],
    [
      'an edit',
      ({ writer, actor }) =>
        writer.transaction({ actor, batchPk: null }, (tx) =>
          tx.patch('reseller', 1, { city: 'Тверь' }),
        ),
      `UPDATE reseller SET city = 'Омск'`,
      shows,
    ],
    [
      'a deletion',
      ({ writer, actor }) =>
        writer.transaction({ actor, batchPk: null }, (tx) => tx.remove('reseller', 1)),
      'UPDATE reseller SET deleted_at = NULL',
      shows,
    ],
  ];
  it.each(typed)('names %s that the desktop does not show', async (_, edit, statement, said) => {
    const found = await saidOf(({ one }) => {
      edit(one);
      checkDesk(one);
      one.db.exec(statement);
      checkDesk(one);
    });
    expect(found).toEqual(message(said));
  });
});
