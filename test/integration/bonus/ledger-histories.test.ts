import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BonusLedger } from '#db/repositories/bonus-ledger.ts';
import { lotsOf } from '#domain/bonus/lots.ts';
import { addMonths, type Month } from '#domain/bonus/month.ts';
import type { RequestAction } from '#domain/bonus/request-state.ts';
import { bookExpiries, todayOf } from '#electron/data/bonus/book-expiries.ts';
import { bonusDesk } from '#test/support/bonus/desk.ts';
import { refusalOf } from '#test/support/refusal.ts';
import {
  histories,
  lifeInMonths,
  liveThrough,
  type Happening,
  type Subject,
} from '#test/support/bonus/histories.ts';
import { person } from '#test/support/resellers.ts';

/** The shipped calendars say when a request is due for three years from here. */
const firstMonth = '2024-01';
const knownMonths = 33;

function lengthOf(history: readonly Happening[]): number {
  return history.reduce((sum, step) => sum + (step.do === 'wait' ? step.months : 0), 0);
}

/** The refusals that a history may meet; any other is a fault. */
const refusals = new Set([
  'bonus/insufficient',
  'bonus/request-state',
  'bonus/adjustment',
  'bonus/points-spent',
  'bonus/reversed',
]);

type Lot = { readonly entryPk: number; readonly posting: { pk: number; purchase: number } | null };

type Desk = ReturnType<typeof bonusDesk>;

/** One reseller of a real file, used only through what a window may ask. */
class FileAccount implements Subject {
  readonly #desk: Desk;
  readonly #resellerPk: number;
  readonly #lots: Lot[] = [];
  readonly #requests = new Map<number, number>();
  #month: Month = firstMonth;

  constructor(desk: Desk, at: number) {
    this.#desk = desk;
    this.#resellerPk = desk.reseller(`Партнёр ${String(at)}`);
    this.#setClock();
  }

  accrue(points: number, months: number): void {
    expect(months).toBe(lifeInMonths);
    const { ask } = this.#desk;
    const purchase = ask('purchase-create', {
      ...{ resellerPk: this.#resellerPk, month: this.#month, productGroup: 'Принтеры' },
      // A point for each thousand.
      ...{ amountMinor: points * 100_000, currency: 'RUB', distributor: null, note: null },
    });
    const { digest } = ask('posting-preview', { month: this.#month });
    const seen = { month: this.#month, points, digest };
    const posting = ask('posting-post', seen);
    if (!posting) throw new Error('nothing was posted');
    expect(ask('posting-post', seen)).toBeNull();
    this.#lots.push({ entryPk: this.#last(), posting: { pk: posting.pk, purchase: purchase.pk } });
  }

  adjust(points: number): boolean {
    const input = { resellerPk: this.#resellerPk, points, text: 'Пересчёт' };
    const done = this.#granted(() => this.#desk.ask('bonus-adjust', input));
    if (done && points > 0) this.#lots.push({ entryPk: this.#last(), posting: null });
    return done;
  }

  submit(request: number, points: number): boolean {
    const { ask } = this.#desk;
    const known = this.#requests.get(request);
    if (known !== undefined) return this.#granted(() => ask('bonus-request-submit', { pk: known }));
    return this.#granted(() => {
      const { pk } = ask('bonus-request-create', {
        ...{ resellerPk: this.#resellerPk, kind: 'souvenirs', points, submit: true },
        details: { items: 'Кружки', quantity: 1 },
      });
      this.#requests.set(request, pk);
    });
  }

  act(request: number, action: Exclude<RequestAction, 'submit'>): boolean {
    const { ask } = this.#desk;
    const pk = this.#requests.get(request);
    if (pk === undefined) return false;
    const reason = 'Так решили';
    return this.#granted(() => {
      switch (action) {
        case 'approve':
          return ask('bonus-request-approve', { pk });
        case 'reject':
          return ask('bonus-request-reject', { pk, reason });
        case 'decline':
          return ask('bonus-request-decline', { pk, reason });
        case 'cancel': {
          const { state } = ask('bonus-request-card', { pk });
          const channel = state === 'approved' ? 'bonus-request-revoke' : 'bonus-request-cancel';
          return ask(channel, { pk, reason });
        }
        case 'fulfil': {
          const proof = { kind: 'acceptance', text: 'Акт', date: '2026-01-20' };
          return ask('bonus-request-fulfil', { pk, proofs: [proof] });
        }
      }
    });
  }

  reverse(at: number): boolean {
    const posting = this.#lots[at]?.posting;
    if (!posting) return false;
    const { ask } = this.#desk;
    const done = this.#granted(() => ask('posting-reverse', { pk: posting.pk }));
    // Or the next posting of the month would enter it again. One that ran out whole stays accrued.
    if (done) refusalOf(() => ask('purchase-remove', { pk: posting.purchase }));
    return done;
  }

  wait(months: number): void {
    this.#month = addMonths(this.#month, months);
    this.#setClock();
  }

  expire(): void {
    const { context } = this.#desk;
    context.writer.transaction(person, (tx) => bookExpiries(tx, context, this.#resellerPk));
  }

  figures() {
    const { db, context } = this.#desk;
    const ledger = new BonusLedger(db);
    const today = todayOf(context);
    const { available, reserved } = ledger.account(this.#resellerPk, today);
    expect(ledger.balance(this.#resellerPk, today)).toEqual({ available, reserved });
    const left = new Map(
      lotsOf(ledger.entries(this.#resellerPk)).lots.map((lot) => [lot.entryPk, lot]),
    );
    const lots = this.#lots.map(({ entryPk }) => {
      const lot = left.get(entryPk);
      const over = lot?.expiresOn !== null && (lot?.expiresOn ?? '') < today;
      return lot && !over ? lot.left : 0;
    });
    return { available, reserved, lots };
  }

  lowest(): number {
    const { lines } = this.#desk.ask('bonus-ledger', { resellerPk: this.#resellerPk });
    return Math.min(0, ...lines.map(({ available, balance }) => Math.min(available, balance)));
  }

  #last(): number {
    return (
      this.#desk.ask('bonus-ledger', { resellerPk: this.#resellerPk, limit: 1 }).lines[0]?.pk ?? 0
    );
  }

  #setClock(): void {
    this.#desk.context.set(Date.parse(`${this.#month}-15T09:00:00Z`));
  }

  #granted(work: () => unknown): boolean {
    const refusal = refusalOf(work);
    if (refusal !== null && !refusals.has(refusal)) throw new Error(refusal);
    return refusal === null;
  }
}

it('agrees with the model of single points over a real file, whatever the order of actions', () => {
  const desk = bonusDesk();
  desk.ask('rate-create', {
    validFrom: firstMonth,
    table: {
      currency: 'RUB',
      steps: [0],
      groups: [{ name: 'Принтеры', points: [1] }],
      factors: { gold: 1000, silver: 1000, bronze: 1000, none: 1000 },
      expiresAfterMonths: lifeInMonths,
    },
  });
  let at = 0;
  fc.assert(
    fc.property(histories, (history) => {
      fc.pre(lengthOf(history) <= knownMonths);
      liveThrough(history, new FileAccount(desk, at));
      at += 1;
    }),
    { numRuns: 120 },
  );
}, 120_000);
