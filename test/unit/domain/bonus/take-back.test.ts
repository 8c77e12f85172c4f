import { expect, test } from 'vitest';
import type { LedgerEntry } from '#domain/bonus/entry.ts';
import { takeBack } from '#domain/bonus/take-back.ts';

const entry = (row: Pick<LedgerEntry, 'pk' | 'kind' | 'points'> & Partial<LedgerEntry>) =>
  ({ reversesPk: null, expiresOn: null, ...row }) as LedgerEntry;

test('takes back with no points what has expired, so that its purchase is free again', () => {
  const entries = [
    entry({ pk: 1, kind: 'accrual', points: 100 }),
    entry({ pk: 2, kind: 'accrual', points: 50 }),
    entry({ pk: 3, kind: 'expiry', points: -100, reversesPk: 1 }),
  ];
  expect(takeBack(entries, [1, 2])).toEqual({
    ok: true,
    entries: [
      { reversesPk: 1, points: 0 },
      { reversesPk: 2, points: -50 },
    ],
  });
});

test('adds nothing for an accrual that is taken back already', () => {
  const entries = [
    entry({ pk: 1, kind: 'accrual', points: 100 }),
    entry({ pk: 2, kind: 'reversal', points: -100, reversesPk: 1 }),
  ];
  expect(takeBack(entries, [1])).toEqual({ ok: true, entries: [] });
});
