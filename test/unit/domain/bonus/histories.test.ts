import fc from 'fast-check';
import { expect, it } from 'vitest';
import { accountOf } from '#domain/bonus/account.ts';
import { sumLedger, type LedgerEntry } from '#domain/bonus/entry.ts';
import { lotsOf } from '#domain/bonus/lots.ts';
import { addMonths, lastDayOf, type Month } from '#domain/bonus/month.ts';
import { requestStep, type RequestAction, type RequestState } from '#domain/bonus/request-state.ts';
import { takeBack } from '#domain/bonus/take-back.ts';
import { histories, liveThrough, type Subject } from '#test/support/bonus/histories.ts';

/** The rules alone, put together as the use cases do it, over a ledger in memory. */
class PureAccount implements Subject {
  readonly entries: LedgerEntry[] = [];
  readonly #lots: number[] = [];
  readonly #reversed = new Set<number>();
  readonly #requests = new Map<number, { points: number; state: RequestState }>();
  #month: Month = '2026-01';
  #lowest = 0;

  accrue(points: number, months: number): void {
    this.#lots.push(
      this.#enter('accrual', points, { expiresOn: lastDayOf(addMonths(this.#month, months)) }),
    );
  }

  adjust(points: number): boolean {
    this.expire();
    if (points === 0 || sumLedger(this.entries).available + points < 0) return false;
    const pk = this.#enter('adjustment', points);
    if (points > 0) this.#lots.push(pk);
    return true;
  }

  submit(request: number, points: number): boolean {
    const asked = this.#requests.get(request) ?? { points, state: 'draft' };
    return this.#step(request, asked, 'submit');
  }

  act(request: number, action: Exclude<RequestAction, 'submit'>): boolean {
    const asked = this.#requests.get(request);
    return asked !== undefined && this.#step(request, asked, action);
  }

  #step(
    request: number,
    asked: { points: number; state: RequestState },
    action: RequestAction,
  ): boolean {
    this.expire();
    const { available } = sumLedger(this.entries);
    const step = requestStep(asked, action, { available, reason: 'a reason' });
    if (!step.ok) return false;
    for (const { kind, points } of step.value.entries) {
      this.#enter(kind, points, { requestPk: request + 1 });
    }
    this.#requests.set(request, { ...asked, state: step.value.state });
    return true;
  }

  reverse(lot: number): boolean {
    const pk = this.#lots[lot];
    if (pk === undefined) return false;
    this.expire();
    if (this.#reversed.has(pk) || this.entries[pk - 1]?.kind !== 'accrual') return false;
    const taken = takeBack(this.entries, [pk]);
    if (!taken.ok) return false;
    for (const { reversesPk, points } of taken.entries) {
      this.#enter('reversal', points, { reversesPk });
    }
    this.#reversed.add(pk);
    return true;
  }

  wait(months: number): void {
    this.#month = addMonths(this.#month, months);
  }

  expire(): void {
    for (const { entryPk, left } of accountOf(this.entries, this.#today()).due) {
      this.#enter('expiry', -left, { reversesPk: entryPk });
    }
  }

  figures() {
    const { available, reserved } = accountOf(this.entries, this.#today());
    const left = new Map(lotsOf(this.entries).lots.map((lot) => [lot.entryPk, lot]));
    const lots = this.#lots.map((pk) => {
      const lot = left.get(pk);
      const over = lot?.expiresOn !== null && (lot?.expiresOn ?? '') < this.#today();
      return lot && !over ? lot.left : 0;
    });
    return { available, reserved, lots };
  }

  lowest(): number {
    return this.#lowest;
  }

  #today(): string {
    return `${this.#month}-15`;
  }

  #enter(
    kind: LedgerEntry['kind'],
    points: number,
    more: Partial<Pick<LedgerEntry, 'requestPk' | 'reversesPk' | 'expiresOn'>> = {},
  ): number {
    const pk = this.entries.length + 1;
    this.entries.push({
      pk,
      kind,
      points,
      requestPk: null,
      reversesPk: null,
      expiresOn: null,
      ...more,
    });
    this.#lowest = Math.min(this.#lowest, sumLedger(this.entries).available);
    return pk;
  }
}

it('agrees with a model of single points in any history and never goes below zero', () => {
  fc.assert(
    fc.property(histories, (history) => {
      liveThrough(history, new PureAccount());
    }),
    { numRuns: 2000 },
  );
});

it('keeps the sum of the entries equal to what is left of the lots', () => {
  fc.assert(
    fc.property(histories, (history) => {
      const account = new PureAccount();
      liveThrough(history, account);
      const { lots, missing } = lotsOf(account.entries);
      expect(missing).toBe(0);
      expect(lots.reduce((sum, { left }) => sum + left, 0)).toBe(
        sumLedger(account.entries).available,
      );
      expect(lots.every(({ left }) => left >= 0)).toBe(true);
    }),
    { numRuns: 500 },
  );
});
