import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkAccounts, enterPoints } from '#server/rules/points.ts';
import { Refusal } from '#server/rules/refusal.ts';
import type { Author } from '#server/rules/workspace-state.ts';
import { emptyState } from '#test/support/server/rule-world.ts';

const author: Author = {
  ...{ deviceId: 'own', mutNo: 1, actor: 'Анна', at: 1 },
  stamp: '000000000001-0000-own',
};

const entry = fc.oneof(
  fc.record({ kind: fc.constant('accrual'), points: fc.nat(100) }),
  fc.record({ kind: fc.constant('debit'), points: fc.nat(100).map((n) => 0 - n) }),
  fc.record({ kind: fc.constant('adjustment'), points: fc.integer({ min: -100, max: 100 }) }),
);

it('never lets an account below zero, and keeps it the sum of what was taken', () => {
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 30 }), (entries) => {
      const state = emptyState();
      let sum = 0;
      for (const [at, { kind, points }] of entries.entries()) {
        const mark = state.mark();
        try {
          const fields = { resellerId: 'r', kind, points, at };
          const row = state.insert('bonus-entry', `e${at}`, fields, author);
          enterPoints(state, null, row);
          checkAccounts(state, new Set(['r']));
          sum += points;
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
          expect(sum + points).toBeLessThan(0);
          state.backTo(mark);
        }
        expect(sum).toBeGreaterThanOrEqual(0);
        expect(state.account('r')).toEqual({ available: sum, reserved: 0 });
        expect(state.ledgerOf('r').reduce((total, one) => total + one.points, 0)).toBe(sum);
      }
    }),
  );
});
