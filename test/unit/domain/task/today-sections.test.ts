import { expect, test } from 'vitest';
import { compareTasks, sectionOf, type PlacedTask } from '#domain/task/today-sections.ts';

const hour = 3_600_000;
const now = Date.UTC(2026, 10, 25, 9);
const dayEnd = now + 12 * hour;
const plain: PlacedTask = {
  kind: 'follow-up',
  owner: 'Белова И.',
  dueAt: now + 48 * hour,
  snoozedUntil: null,
  assignedBy: null,
  escalatedAt: null,
  touchedAt: now - hour,
};
const placed = (part: Partial<PlacedTask>) =>
  sectionOf({ ...plain, ...part }, 'Белова И.', now, dayEnd);

test('a task stands by its due time first, whatever else it is', () => {
  const given = { assignedBy: 'Ким Е.', kind: 'registration' } as const;
  expect(placed({ ...given, dueAt: now })).toBe('overdue');
  expect(placed({ ...given, dueAt: now + 1 })).toBe('today');
  expect(placed({ ...given, dueAt: dayEnd })).toBe('today');
  expect(placed({ ...given, dueAt: dayEnd + 1 })).toBe('waiting');
});

test('of what is due later, given ones wait for me and requests for an answer', () => {
  expect(placed({ kind: 'bonus-request' })).toBe('unconfirmed');
  expect(placed({ kind: 'registration' })).toBe('unconfirmed');
  expect(placed({ kind: 'missed-call' })).toBe('later');
});

test('what was given to somebody else does not wait for me', () => {
  const given = { assignedBy: 'Ким Е.' };
  expect(placed(given)).toBe('waiting');
  expect(placed({ ...given, owner: null })).toBe('waiting');
  expect(placed({ ...given, owner: 'Орлов П.' })).toBe('later');
  expect(placed({ ...given, owner: 'Орлов П.', kind: 'registration' })).toBe('unconfirmed');
});

test('what was put off stands where it was put', () => {
  const overdue = { dueAt: now - 48 * hour };
  expect(placed({ ...overdue, snoozedUntil: now + hour })).toBe('today');
  expect(placed({ ...overdue, snoozedUntil: now - 1 })).toBe('overdue');
  const off = { ...overdue, snoozedUntil: dayEnd + hour };
  expect(placed({ ...off, assignedBy: 'Ким Е.' })).toBe('later');
  expect(placed({ ...off, kind: 'registration' })).toBe('later');
  expect(placed({ snoozedUntil: now + hour })).toBe('later');
});

test('one that nobody touched and nobody could be given is overdue before its time', () => {
  expect(placed({ escalatedAt: now })).toBe('overdue');
  expect(placed({ escalatedAt: now, touchedAt: now + 1 })).toBe('later');
  expect(placed({ escalatedAt: now, assignedBy: 'Ким Е.' })).toBe('waiting');
});

test('worth comes before time, except for what comes later', () => {
  const tasks = [
    { pk: 1, score: 10, at: 5 },
    { pk: 2, score: 90, at: 9 },
    { pk: 3, score: 90, at: 7 },
    { pk: 4, score: 90, at: 7 },
  ];
  const order = (section: 'overdue' | 'later') =>
    tasks.toSorted(compareTasks(section)).map(({ pk }) => pk);
  expect(order('overdue')).toEqual([3, 4, 2, 1]);
  expect(order('later')).toEqual([1, 3, 4, 2]);
});
