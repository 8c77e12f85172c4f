import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InteractionOp } from '#domain/import/import-op.ts';
import type { StoredLog } from '#domain/import/interactions/compare-log.ts';
import type { LogRecord, LogValues } from '#domain/import/interactions/log-record.ts';
import { mostBetween } from '#domain/import/interactions/moved-moments.ts';
import { LogPlanner, type StoredLogs } from '#domain/import/interactions/plan-log.ts';
import { noBuyers } from '#db/repositories/buyer-lookup.ts';

/** A line of a log: when it was and what was said. */
type Line = { readonly at: number; readonly text: string | null };

const plain = {
  ...{ direction: null, durationS: null, operator: 'Хан', topic: null, outcome: null },
  ...{ phone: null, companyText: 'Ёлка', resellerPk: null, contactPk: null },
};
const line = (at: number, text: string | null): Line => ({ at, text });

/** What the import of a file has stored, in the order of its rows. */
function storedOf(lines: readonly Line[], part: Partial<StoredLog> = {}): readonly StoredLog[] {
  return lines.map(({ at, text }, index): StoredLog => {
    const said: LogValues = { ...plain, text };
    return {
      ...{ pk: index + 1, occurredAt: at, nowAt: at, channel: 'fax', isDeleted: false },
      ...{ said, now: said },
      ...part,
    };
  });
}

/** What a second file does to what a first one has stored. */
function plan(first: readonly StoredLog[], second: readonly Line[]) {
  const stored: StoredLogs = {
    ...noBuyers,
    contacts: () => [],
    at: (instant) => first.filter(({ occurredAt }) => occurredAt === instant),
    enteredIn: () => [],
    between: (from, to) =>
      from === null && to === null
        ? []
        : first.filter(({ pk }) => pk > (from ?? 0) && pk < (to ?? Infinity)),
  };
  const ops: InteractionOp[] = [];
  const told: number[] = [];
  const planner = new LogPlanner(stored, {
    op: (op) => ops.push(op),
    verdict: (row) => told.push(row),
    doubt: (row) => told.push(row),
    who: () => undefined,
    unattached: () => undefined,
  });
  for (const [row, { at, text }] of second.entries()) {
    const record: LogRecord = {
      ...{ occurredAt: at, channel: 'fax', company: 'Ёлка', contact: null },
      buyer: {
        ...{
          written: 'Ёлка',
          nameKey: 'елка',
          looseNameKey: 'елка',
          legalForm: null,
          city: null,
          inn: null,
        },
        ...{ kpp: null, phones: [] },
      },
      values: { ...plain, text },
    };
    planner.add(row, record);
  }
  planner.finish();
  const moved = ops.flatMap((op) =>
    op.op === 'interaction-change' && op.moment ? [[op.pk, op.moment.was, op.moment.to]] : [],
  );
  return { ops, told, moved, made: ops.filter(({ op }) => op === 'interaction-new').length };
}

const log = [line(10, 'да'), line(20, 'нет'), line(30, 'да'), line(40, 'позже')];

describe('an edited moment', () => {
  it('is of the interaction that stood between the same two rows', () => {
    const edited = log.with(1, line(25, 'нет'));
    expect(plan(storedOf(log), edited)).toMatchObject({ moved: [[2, 20, 25]], made: 0 });
  });

  it('is seen in the first and the last row where they tell something', () => {
    expect(plan(storedOf(log), log.with(0, line(1, 'да')))).toMatchObject({
      ...{ moved: [[1, 10, 1]], made: 0 },
    });
    expect(plan(storedOf(log), log.with(3, line(99, 'позже'))).moved).toEqual([[4, 40, 99]]);
    const mute = log.with(3, line(40, null));
    expect(plan(storedOf(mute), mute.with(3, line(99, null)))).toMatchObject({
      moved: [],
      made: 1,
    });
  });

  it('is none where anything else is said, or the old row is still there', () => {
    expect(plan(storedOf(log), log.with(1, line(25, 'иначе')))).toMatchObject({
      moved: [],
      made: 1,
    });
    const copied = [...log.slice(0, 1), line(25, 'нет'), ...log.slice(2), line(20, 'нет')];
    expect(plan(storedOf(log), copied)).toMatchObject({ moved: [], made: 1 });
  });

  it('is not guessed between two rows or two interactions that say the same', () => {
    const twice = [line(10, 'да'), line(20, 'нет'), line(21, 'нет'), line(40, 'позже')];
    const two = [line(10, 'да'), line(25, 'нет'), line(26, 'нет'), line(40, 'позже')];
    expect(plan(storedOf(twice), two)).toMatchObject({ moved: [], made: 2 });
    expect(plan(storedOf(twice), two.toSpliced(1, 1))).toMatchObject({ moved: [], made: 1 });
    expect(plan(storedOf(twice.toSpliced(1, 1)), two)).toMatchObject({ moved: [], made: 2 });
  });

  it('is none in another file that only goes on, nor among many rows', () => {
    expect(plan(storedOf(log), [line(50, 'да'), line(60, 'нет')])).toMatchObject({
      moved: [],
      made: 2,
    });
    const many = Array.from({ length: mostBetween }, (_, at) =>
      line(21 + at / 100, `${String(at)}!`),
    );
    const grown = [...log.slice(0, 1), ...many, line(25, 'нет'), ...log.slice(2)];
    expect(plan(storedOf(log), grown)).toMatchObject({ moved: [], made: mostBetween + 1 });
  });

  it('stays as people have it who moved or deleted the interaction', () => {
    const edited = log.with(1, line(25, 'нет'));
    const deleted = storedOf(log).map((one) => ({ ...one, isDeleted: one.pk === 2 }));
    expect(plan(deleted, edited)).toMatchObject({ ops: [], made: 0 });
    const moved = storedOf(log).map((one) => (one.pk === 2 ? { ...one, nowAt: 7 } : one));
    expect(plan(moved, edited)).toMatchObject({ ops: [], made: 0 });
  });
});

const anyLog = fc.array(
  fc.record({
    at: fc.integer({ min: 1, max: 12 }),
    text: fc.constantFrom('да', 'нет', 'позже', null),
  }),
  { maxLength: 8 },
);

describe('whatever two files say', () => {
  it('each row is told of once, and no interaction is taken twice', () => {
    fc.assert(
      fc.property(anyLog, anyLog, (first, second) => {
        const { ops, told } = plan(storedOf(first), second);
        expect(told.toSorted((a, b) => a - b)).toEqual(second.map((_, row) => row));
        const pks = ops.flatMap((op) => (op.op === 'interaction-change' ? [op.pk] : []));
        expect(new Set(pks).size).toBe(pks.length);
      }),
    );
  });

  it('a moment moves only from where the file has no row left for it, and changes nothing else', () => {
    fc.assert(
      fc.property(anyLog, anyLog, (first, second) => {
        const stored = storedOf(first);
        const { ops, moved } = plan(stored, second);
        for (const [pk = 0, was = 0, to = 0] of moved) {
          const rowsThere = second.filter(({ at }) => at === was).length;
          const storedThere = stored.filter(
            (one) => one.occurredAt === was && one.pk !== pk,
          ).length;
          expect(rowsThere).toBeLessThanOrEqual(storedThere);
          expect(second).toContainEqual({ at: to, text: stored[pk - 1]?.said.text });
          const op = ops.find((one) => one.op === 'interaction-change' && one.pk === pk);
          expect(op?.values).toEqual({});
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('one edited moment among rows that all differ is one change and nothing new', () => {
    const rows = fc.uniqueArray(fc.integer({ min: 1, max: 500 }), { minLength: 3, maxLength: 15 });
    fc.assert(
      fc.property(rows, fc.nat(), fc.integer({ min: 1000, max: 2000 }), (moments, index, to) => {
        const lines = moments.map((at) => line(at, String(at)));
        const edited = index % lines.length;
        const { moved, made } = plan(
          storedOf(lines),
          lines.with(edited, line(to, lines[edited]?.text ?? '')),
        );
        expect({ moved, made }).toEqual({ moved: [[edited + 1, moments[edited], to]], made: 0 });
      }),
    );
  });
});
