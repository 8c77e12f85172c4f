import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  interactionFilterFields,
  type InteractionFacets,
  type InteractionQuery,
} from '#contract/interaction-list.ts';
import type { Database } from '#db/database.ts';
import { migrations } from '#db/migrations/index.ts';
import {
  InteractionFacetCounter,
  interactionFacetSql,
} from '#db/repositories/interaction-facets.ts';
import {
  InteractionList,
  interactionListSql,
  interactionRowSql,
} from '#db/repositories/interaction-list.ts';
import { Writer } from '#db/write/writer.ts';
import { tempDatabase } from '#test/support/database.ts';
import { addInteraction, type InteractionSample } from '#test/support/interactions.ts';
import { addReseller, person } from '#test/support/resellers.ts';

const hour = 3_600_000;
const start = Date.UTC(2026, 10, 20, 9);

const samples: readonly InteractionSample[] = [
  { occurredAt: start + 2 * hour, operator: 'Ким Елена', topic: 'Бонусы', outcome: 'Отказ' },
  { occurredAt: start, operator: 'Орлов Михаил', topic: 'Тренинги', channel: 'email' },
  { occurredAt: start + 3 * hour, missed: 1, phone: '+74951234567' },
  { occurredAt: start + hour, operator: 'Ким Елена', topic: 'Бонусы', channel: 'meeting' },
  { occurredAt: start + 4 * hour, operator: 'Ким Елена', state: 'held' },
  { occurredAt: start + 5 * hour, operator: 'Орлов Михаил', state: 'held', parked: 1 },
  { occurredAt: start + 6 * hour, operator: 'Орлов Михаил', state: 'open' },
];

/** A log with these interactions; numbers are the places among the samples. */
function logOf(rows: readonly InteractionSample[]) {
  const { db } = tempDatabase();
  const writer = new Writer(db);
  const pks = writer.transaction(person, (tx) => rows.map((row) => addInteraction(tx, row)));
  const list = new InteractionList(db);
  const places = (query: InteractionQuery): number[] =>
    [...list.list(query).pks].map((pk) => pks.indexOf(pk));
  return { db, writer, pks, list, places };
}

function planOf(db: Database, sql: string, values: readonly unknown[]): string {
  return db
    .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
    .all(...values)
    .map(({ detail }) => detail)
    .join(' | ');
}

describe('the log of interactions', () => {
  it('has the newest first, or the oldest when that is asked for', () => {
    const { places, list } = logOf(samples);
    expect(places({})).toEqual([6, 5, 4, 2, 0, 3, 1]);
    expect(places({ direction: 'asc' })).toEqual([1, 3, 0, 2, 4, 5, 6]);
    const { pks, first } = list.list({});
    expect(first.map(({ pk }) => pk)).toEqual([...pks]);
  });

  it('is narrowed by period, values, emptiness and state at once', () => {
    const { places } = logOf(samples);
    expect(places({ from: start + hour, until: start + 3 * hour })).toEqual([0, 3]);
    expect(places({ filters: { operator: ['Ким Елена'] } })).toEqual([4, 0, 3]);
    expect(places({ filters: { operator: [null] } })).toEqual([2]);
    expect(places({ filters: { topic: ['Тренинги', null], channel: ['email'] } })).toEqual([1]);
    expect(places({ state: 'missed' })).toEqual([2]);
    expect(places({ state: 'running' })).toEqual([6, 5, 4]);
    expect(places({ state: 'running', filters: { operator: ['Ким Елена'] } })).toEqual([4]);
  });

  it('says of a call whether it runs, waits, was put aside or missed', () => {
    const { list, pks } = logOf(samples);
    expect(list.rows(pks).map(({ state }) => state)).toEqual([
      'done',
      'done',
      'missed',
      'done',
      'held',
      'parked',
      'open',
    ]);
  });

  it('lets through just what a plain filter would, in any combination and order', () => {
    const { db } = tempDatabase();
    const writer = new Writer(db);
    const operators = ['Ким Елена', 'Орлов Михаил', null] as const;
    const topics = ['Бонусы', 'Тренинги', null] as const;
    const channels = ['call-in', 'email', 'meeting'] as const;
    const outcomes = ['Вопрос решён', 'Отказ', null] as const;
    const rows = Array.from({ length: 400 }, (_, at) => ({
      // In another order than that of their numbers.
      occurredAt: start + ((at * 37) % 400) * hour,
      operator: operators[at % 3] ?? null,
      topic: topics[(at >> 2) % 3] ?? null,
      channel: channels[(at >> 3) % 3] ?? 'call-in',
      // Apart from the others: each value of one meets each of another.
      outcome: outcomes[(at >> 5) % 3] ?? null,
      missed: at % 7 === 0 ? 1 : null,
      resellerPk: at % 5 === 0 ? 1 : null,
    }));
    const pks = writer.transaction(person, (tx) => {
      addReseller(tx, { name: 'Альфа' });
      return rows.map((row) => addInteraction(tx, row));
    });
    const list = new InteractionList(db);
    const instant = fc.option(
      fc.nat(400).map((hours) => start + hours * hour),
      { nil: undefined },
    );
    const query = fc.record({
      from: instant,
      until: instant,
      operator: fc.subarray([...operators]),
      topic: fc.subarray([...topics]),
      channel: fc.subarray([...channels]),
      outcome: fc.subarray([...outcomes]),
      state: fc.constantFrom('missed' as const, undefined),
      resellerPk: fc.constantFrom(1, undefined),
      direction: fc.constantFrom('asc' as const, 'desc' as const),
    });
    fc.assert(
      fc.property(query, ({ operator, topic, channel, outcome, ...rest }) => {
        const passes = (row: (typeof rows)[number]): boolean =>
          row.occurredAt >= (rest.from ?? 0) &&
          row.occurredAt < (rest.until ?? Infinity) &&
          (operator.length === 0 || operator.includes(row.operator)) &&
          (topic.length === 0 || topic.includes(row.topic)) &&
          (channel.length === 0 || channel.includes(row.channel)) &&
          (outcome.length === 0 || outcome.includes(row.outcome)) &&
          (rest.state === undefined || row.missed === 1) &&
          (rest.resellerPk === undefined || row.resellerPk === 1);
        const wanted = rows
          .map((row, at) => ({ row, pk: pks[at] }))
          .filter(({ row }) => passes(row))
          .sort((a, b) => a.row.occurredAt - b.row.occurredAt)
          .map(({ pk }) => pk);
        if (rest.direction === 'desc') wanted.reverse();
        const asked = Object.fromEntries(
          Object.entries({ ...rest, filters: { operator, topic, channel, outcome } }).filter(
            ([, value]) => value !== undefined,
          ),
        );
        expect([...list.list(asked).pks]).toEqual(wanted);
      }),
    );
  });

  it('has no deleted interaction, and a restored one again', () => {
    const { writer, pks, places } = logOf(samples);
    const pk = pks[0] ?? 0;
    writer.transaction(person, (tx) => tx.remove('interaction', pk));
    expect(places({ filters: { topic: ['Бонусы'] } })).toEqual([3]);
    writer.transaction(person, (tx) => tx.restore('interaction', pk));
    expect(places({ filters: { topic: ['Бонусы'] } })).toEqual([0, 3]);
  });

  it('tells whole lines: reseller or what was said of it, contact, all of the text and notes', () => {
    const { db } = tempDatabase();
    const writer = new Writer(db);
    const text = `Просили прайс. ${'И ещё. '.repeat(60)}`;
    const pk = writer.transaction(person, (tx) => {
      const resellerPk = addReseller(tx, { name: 'Альфа', city: 'Тверь' });
      const contactPk = tx.create('contact', { resellerPk, name: 'Иванова Анна' });
      const made = addInteraction(tx, { occurredAt: start, resellerPk, contactPk, text });
      tx.create('note', { resellerPk, interactionPk: made, text: 'Потом', author: 'Ким', at: 9 });
      addInteraction(tx, { occurredAt: start, companyText: 'ООО Ромашка' });
      return made;
    });
    const list = new InteractionList(db);
    const [row, other] = list.rows([pk, pk + 1]);
    expect(row).toMatchObject({ reseller: 'Альфа', contact: 'Иванова Анна' });
    expect(row?.words).toBe(text.slice(0, 200));
    expect(other).toMatchObject({ reseller: 'ООО Ромашка', resellerPk: null, contact: null });
    expect(list.wholeRows([pk])[0]?.words).toBe(text);
    expect(list.read(pk)).toMatchObject({ text, city: 'Тверь', notes: [{ text: 'Потом' }] });
    expect(list.read(99)).toBeNull();
  });
});

describe('the words of the log', () => {
  const spoken: readonly InteractionSample[] = [
    { occurredAt: start, text: 'Нужна цена на партию принтеров.' },
    { occurredAt: start + hour, text: 'Ёлка, МФУ A4: просили прайс', phone: '+74951234567' },
    { occurredAt: start + 2 * hour, companyText: 'Принтер-Сервис', operator: 'Ким Елена' },
  ];

  it('are found by their beginnings, without regard to case, ё and the layout', () => {
    const { places } = logOf(spoken);
    expect(places({ text: 'принтер' })).toEqual([2, 0]);
    expect(places({ text: 'ПАРТИЮ цена' })).toEqual([0]);
    expect(places({ text: 'елка' })).toEqual([1]);
    expect(places({ text: 'ghfqc' })).toEqual([1]);
    expect(places({ text: 'партию прайс' })).toEqual([]);
    expect(places({ text: 'принтер', filters: { operator: ['Ким Елена'] } })).toEqual([2]);
    expect(places({ text: ' … ' })).toEqual([]);
    expect(places({ text: '  ' })).toEqual([2, 1, 0]);
  });

  it('are found by the beginning of the number, however it is written', () => {
    const { places } = logOf(spoken);
    for (const text of ['+7 (495) 123-45', '8 495 123-45-67', '74951234567']) {
      expect(places({ text }), text).toEqual([1]);
    }
  });

  it('follow what was written: changed, deleted, restored', () => {
    const { places, writer, pks } = logOf(spoken);
    const pk = pks[0] ?? 0;
    writer.transaction(person, (tx) => void tx.patch('interaction', pk, { text: 'Картриджи' }));
    expect([places({ text: 'партию' }), places({ text: 'картридж' })]).toEqual([[], [0]]);
    writer.transaction(person, (tx) => tx.remove('interaction', pk));
    writer.transaction(person, (tx) => tx.restore('interaction', pk));
    expect(places({ text: 'картридж' })).toEqual([0]);
    writer.transaction(person, (tx) => void tx.patch('interaction', pk, { text: null }));
    expect(places({ text: 'картридж' })).toEqual([]);
  });

  it('of a file of the version before are found after its migration', () => {
    const old = tempDatabase({ migrations: migrations.slice(0, 2) });
    old.db.exec(
      `INSERT INTO interaction (id, created_at, updated_at, channel, state, occurred_at, text)
       VALUES ('019abcde-0000-7000-8000-000000000001', 0, 0, 'email', 'done', 5, 'Просили акт')`,
    );
    old.close();
    const { db } = tempDatabase({ file: old.file });
    expect([...new InteractionList(db).list({ text: 'акт' }).pks]).toEqual([1]);
  });
});

describe('the plans of the log', () => {
  it('pass over one covering index, in the order of time, whatever it is narrowed by', () => {
    const plan = (query: InteractionQuery): string => {
      const { sql, values } = interactionListSql(query);
      return planOf(tempDatabase().db, sql, values);
    };
    expect(plan({})).toBe('SCAN interaction USING COVERING INDEX interaction_time');
    expect(plan({ from: 1, until: 2, direction: 'asc' })).toBe(
      'SEARCH interaction USING COVERING INDEX interaction_time (occurred_at>? AND occurred_at<?)',
    );
    for (const field of interactionFilterFields) {
      const wanted = { filters: { [field]: ['email', 'fax'] } } as InteractionQuery;
      expect(plan(wanted), field).toBe('SCAN interaction USING COVERING INDEX interaction_log');
    }
    // Several at once, in either direction: nothing is sorted and no row is looked up.
    const several = {
      filters: {
        operator: ['Ким Елена', null],
        channel: ['email', 'fax'],
        topic: ['Бонусы'],
        outcome: ['Отказ', null],
      },
    } satisfies InteractionQuery;
    for (const direction of ['asc', 'desc'] as const) {
      const narrowed = { ...several, direction };
      expect(plan(narrowed)).toBe('SCAN interaction USING COVERING INDEX interaction_log');
      expect(plan({ ...narrowed, from: 1, until: 2, state: 'missed' })).toBe(
        'SEARCH interaction USING COVERING INDEX interaction_log (occurred_at>? AND occurred_at<?)',
      );
      expect(plan({ ...narrowed, resellerPk: 1 })).toBe(
        'SEARCH interaction USING INDEX interaction_reseller (reseller_pk=?)',
      );
    }
    expect(plan({ state: 'missed', from: 1 })).toBe(
      'SEARCH interaction USING COVERING INDEX interaction_log (occurred_at>?)',
    );
    expect(plan({ resellerPk: 1, state: 'missed', from: 1 })).toBe(
      'SEARCH interaction USING INDEX interaction_reseller (reseller_pk=? AND occurred_at>?)',
    );
    // A handful that is sorted in no time.
    expect(plan({ state: 'running' })).toBe(
      'SCAN interaction USING INDEX interaction_running | USE TEMP B-TREE FOR ORDER BY',
    );
  });

  it('find a line by its number, and count over the wide index alone', () => {
    const open = tempDatabase().db;
    for (const sql of Object.values(interactionRowSql)) {
      expect(planOf(open, sql, [1])).not.toMatch(/SCAN/);
    }
    expect(planOf(open, interactionFacetSql.groups, [0, 1])).toContain(
      'SEARCH interaction USING COVERING INDEX interaction_log (occurred_at>? AND occurred_at<?)',
    );
    expect(planOf(open, interactionFacetSql.bounds, [0, 1])).toMatch(
      /^SEARCH interaction USING COVERING INDEX interaction_(time|log)/,
    );
  });
});

describe('the counts of the log', () => {
  const count = (db: Database, from?: number, until?: number): InteractionFacets => {
    const work = new InteractionFacetCounter(db).count(from, until);
    for (;;) {
      const step = work.next();
      if (step.done) return step.value;
    }
  };

  it('are of the period, the most frequent first, over any number of slices', () => {
    const { db } = logOf([
      ...samples,
      { occurredAt: start - 300 * 24 * hour, operator: 'Орлов Михаил', topic: 'Другое' },
    ]);
    expect(count(db).operator).toEqual([
      { value: 'Орлов Михаил', count: 4 },
      { value: 'Ким Елена', count: 3 },
      { value: null, count: 1 },
    ]);
    expect(count(db, start, start + 4 * hour)).toMatchObject({
      operator: [
        { value: 'Ким Елена', count: 2 },
        { value: null, count: 1 },
        { value: 'Орлов Михаил', count: 1 },
      ],
      channel: [
        { value: 'call-in', count: 2 },
        { value: 'email', count: 1 },
        { value: 'meeting', count: 1 },
      ],
    });
  });

  it('are none of an empty log', () => {
    expect(count(tempDatabase().db).topic).toEqual([]);
  });
});
