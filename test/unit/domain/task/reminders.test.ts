import fc from 'fast-check';
import { expect, test } from 'vitest';
import { remindersDue, type RemindedTask } from '#domain/task/reminders.ts';

const minute = 60_000;
const plain: RemindedTask = {
  pk: 1,
  kind: 'follow-up',
  owner: 'Ким Е.',
  createdAt: 0,
  dueAt: 10 * minute,
  snoozedUntil: null,
  assignedBy: null,
  escalatedAt: null,
  touchedAt: null,
};
const due = (
  part: Partial<RemindedTask>,
  since: number,
  now: number,
  who: string | null = 'Ким Е.',
) => remindersDue([{ ...plain, ...part }], who, since * minute, now * minute).kind;

test('reminds of what fell due since the last look', () => {
  expect(due({}, 8, 9)).toBe('none');
  expect(due({}, 9, 10)).toBe('each');
  expect(due({}, 10, 11)).toBe('none');
});

test('reminds of what was put off when that time comes, not before', () => {
  const snoozed = { snoozedUntil: 20 * minute };
  expect(due(snoozed, 9, 10)).toBe('none');
  expect(due(snoozed, 19, 20)).toBe('each');
});

test('reminds of a missed call at once, and again when it is due', () => {
  const missed = { kind: 'missed-call', createdAt: 5 * minute } as const;
  expect(due(missed, 4, 5)).toBe('each');
  expect(due(missed, 5, 9)).toBe('none');
  expect(due(missed, 9, 10)).toBe('each');
});

test("leaves others' tasks to them, but not those of nobody", () => {
  expect(due({ owner: 'Юн А.' }, 9, 10)).toBe('none');
  expect(due({ owner: null }, 9, 10)).toBe('each');
  expect(due({ owner: 'Юн А.' }, 9, 10, null)).toBe('each');
});

test('counts many instead of showing each', () => {
  const tasks = [1, 2, 3, 4].map((pk) => ({ ...plain, pk }));
  expect(remindersDue(tasks, null, 0, 10 * minute)).toEqual({ kind: 'many', count: 4 });
  expect(remindersDue(tasks.slice(1), null, 0, 10 * minute)).toMatchObject({
    tasks: [{ pk: 2 }, { pk: 3 }, { pk: 4 }],
  });
});

test('however the looks fall, each due time is reminded of once', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 0, max: 600 }),
      fc.option(fc.integer({ min: 0, max: 600 })),
      (gaps, dueAt, snoozedUntil) => {
        const task = { ...plain, dueAt, snoozedUntil };
        let since = 0;
        let times = 0;
        for (const gap of gaps) {
          if (remindersDue([task], null, since, since + gap).kind === 'each') times += 1;
          since += gap;
        }
        const at = Math.max(dueAt, snoozedUntil ?? 0);
        expect(times).toBe(at > 0 && at <= since ? 1 : 0);
      },
    ),
  );
});
