import { expect, test } from 'vitest';
import { timelineKinds, type ResellerCard } from '#contract/reseller.ts';
import type { AccessArea } from '#domain/access/rights.ts';
import {
  visibleCard,
  visibleKinds,
  visibleQuery,
  visibleRows,
} from '#electron/data/reseller/visible.ts';

/** Who may see everything but these areas. */
const without = (...hidden: AccessArea[]) => ({
  may: (area: AccessArea) => !hidden.includes(area),
});
const card = {
  pk: 1,
  name: 'Альфа',
  lastInteractionAt: 5,
  balance: { available: 10, reserved: 2 },
} as ResellerCard;

test('hides no kind of entry from who may see everything', () => {
  expect(visibleKinds(without())).toEqual(expect.arrayContaining([...timelineKinds]));
});

test.each<[AccessArea, readonly string[]]>([
  ['ledger', ['bonus']],
  ['registrations', ['training']],
  ['tasks', ['task']],
  ['purchases', ['purchase']],
  [
    'interactions',
    ['call-in', 'call-out', 'call-missed', 'email', 'fax', 'web-form', 'chat', 'letter', 'meeting'],
  ],
])('leaves entries of %s out for who may not see them', (area, kinds) => {
  const seen: readonly string[] = visibleKinds(without(area));
  expect(timelineKinds.filter((kind) => !seen.includes(kind))).toEqual(kinds);
});

test('never adds a kind that was not asked for', () => {
  expect(visibleKinds(without('ledger'), ['bonus', 'task'])).toEqual(['task']);
  expect(visibleKinds(without('ledger'), ['bonus'])).toEqual([]);
});

test('tells the balance only to who may see the ledger', () => {
  expect(visibleCard(without(), card)).toEqual(card);
  expect(visibleCard(without('ledger'), card)).toEqual({ ...card, balance: null });
});

test('does not tell by a date or by an order when somebody was called', () => {
  const who = without('interactions');
  const query = { sort: { field: 'lastInteractionAt', direction: 'desc' } } as const;
  expect(visibleRows(who, [card])[0]?.lastInteractionAt).toBeNull();
  expect(visibleQuery(who, query)).toEqual({ sort: { field: 'name', direction: 'asc' } });
  expect(visibleQuery(without(), query)).toEqual(query);
});
