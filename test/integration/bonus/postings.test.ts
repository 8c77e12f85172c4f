import { describe, expect, it } from 'vitest';
import type { PurchaseFields } from '#contract/bonus-ledger.ts';
import { createBonusHandlers } from '#electron/data/bonus/handlers.ts';
import { UndoStack } from '#electron/data/reseller/undo-stack.ts';
import { bonusDesk } from '#test/support/bonus/desk.ts';
import { refusalOf } from '#test/support/refusal.ts';
import { sampleRates } from '#test/support/bonus/rates.ts';

const month = '2025-12';

function desk() {
  const made = bonusDesk();
  const { ask } = made;
  ask('rate-create', { validFrom: '2025-01', table: sampleRates });
  const gold = made.reseller('Альфа', { level: 'gold' });
  const candidate = made.reseller('Бета', { status: 'candidate' });
  const buy = (resellerPk: number, amount: number, more: Partial<PurchaseFields> = {}) =>
    ask('purchase-create', {
      ...{ resellerPk, month, productGroup: 'Принтеры', amountMinor: amount * 100 },
      ...{ currency: 'RUB', distributor: 'Мерлион', note: null },
      ...more,
    });
  const post = () => {
    const { points, digest } = ask('posting-preview', { month });
    return ask('posting-post', { month, points, digest });
  };
  return { ...made, gold, candidate, buy, post };
}

describe('posting a month', () => {
  it('shows before what it enters: the step of the whole volume, the factor of the level', () => {
    const { ask, gold, candidate, buy, post, account } = desk();
    buy(gold, 900_000);
    buy(gold, 200_000, { productGroup: ' расходные МАТЕРИАЛЫ ' });
    buy(gold, 5000, { productGroup: 'Мебель' });
    buy(candidate, 500_000);
    const preview = ask('posting-preview', { month });
    // 900 × 8 × 1.2 + 200 × 3 × 1.2, by the second step.
    expect(preview).toMatchObject({
      points: 9360,
      entries: 2,
      resellers: 1,
      rule: { version: 1 },
      reasons: { group: 1, 'not-authorised': 1 },
    });
    expect(preview.lines.map(({ reseller, points }) => [reseller, points])).toEqual([
      ['Альфа', 9360],
      ['Бета', 0],
    ]);
    expect(post()).toMatchObject({ month, state: 'posted', entries: 2, points: 9360 });
    expect(account(gold).balance).toBe(9360);
    expect(account(candidate).balance).toBe(0);
  });

  it('adds nothing when it is posted twice, and only what came since', () => {
    const { ask, gold, buy, post, account } = desk();
    buy(gold, 100_000);
    const { digest } = ask('posting-preview', { month });
    expect(post()?.points).toBe(600);
    expect(post()).toBeNull();
    expect(ask('posting-post', { month, points: 600, digest })).toBeNull();
    expect(ask('posting-list', {})).toHaveLength(1);
    buy(gold, 50_000);
    expect(post()).toMatchObject({ entries: 1, points: 300 });
    expect(account(gold).balance).toBe(900);
  });

  it('refuses when something changed since the preview, and without a rate', () => {
    const { ask, gold, buy } = desk();
    buy(gold, 100_000);
    const { points, digest } = ask('posting-preview', { month });
    buy(gold, 1000);
    const old = { month, points, digest };
    expect(refusalOf(() => ask('posting-post', old))).toBe('bonus/preview-old');
    buy(gold, 1000, { month: '2024-12' });
    expect(ask('posting-preview', { month: '2024-12' }).rule).toBeNull();
    expect(refusalOf(() => ask('posting-post', { month: '2024-12', points: 6, digest }))).toBe(
      'bonus/no-rate',
    );
  });

  it('refuses when one gained what another lost, although the sum is the same', () => {
    const { ask, gold, buy, reseller } = desk();
    const silver = { level: 'silver' } as const;
    const [one, other] = [reseller('Гамма', silver), reseller('Дельта', silver)];
    const [lost, gained] = [buy(one, 100_000), buy(other, 100_000)];
    buy(gold, 100_000);
    const { points, digest } = ask('posting-preview', { month });
    ask('purchase-patch', { pk: lost.pk, fields: { amountMinor: 5_000_000 } });
    ask('purchase-patch', { pk: gained.pk, fields: { amountMinor: 15_000_000 } });
    const now = ask('posting-preview', { month });
    expect(now.points).toBe(points);
    expect(refusalOf(() => ask('posting-post', { month, points, digest }))).toBe(
      'bonus/preview-old',
    );
    expect(ask('posting-post', { month, points, digest: now.digest })?.points).toBe(points);
  });

  it('is taken back whole, and can be posted anew', () => {
    const { ask, gold, buy, post, account } = desk();
    buy(gold, 100_000);
    const posting = post();
    ask('posting-reverse', { pk: posting?.pk ?? 0 });
    expect(account(gold).balance).toBe(0);
    expect(refusalOf(() => ask('posting-reverse', { pk: posting?.pk ?? 0 }))).toBe(
      'bonus/reversed',
    );
    expect(post()?.points).toBe(600);
    expect(account(gold).balance).toBe(600);
  });

  it('is not taken back under points that are spent or reserved, not even in part', () => {
    const { ask, gold, buy, post, reseller, account } = desk();
    const other = reseller('Гамма');
    buy(gold, 100_000);
    buy(other, 100_000);
    const posting = post();
    const request = ask('bonus-request-create', {
      ...{ resellerPk: gold, kind: 'souvenirs', points: 500, submit: true },
      details: { items: 'Кружки', quantity: 5 },
    });
    const reverse = () => ask('posting-reverse', { pk: posting?.pk ?? 0 });
    expect(refusalOf(reverse)).toBe('bonus/points-spent');
    expect(account(other).balance).toBe(500);
    ask('bonus-request-cancel', { pk: request.pk });
    expect(reverse()).toMatchObject({ state: 'reversed', reversedBy: 'Соколова А.' });
    expect(account(gold).balance).toBe(0);
  });
});

describe('the ledger', () => {
  it('runs a balance and says why each point is there', () => {
    const { ask, gold, buy, post } = desk();
    buy(gold, 100_000);
    post();
    ask('bonus-request-create', {
      ...{ resellerPk: gold, kind: 'souvenirs', points: 500, submit: true },
      details: { items: 'Кружки', quantity: 5 },
    });
    const { lines, account } = ask('bonus-ledger', { resellerPk: gold });
    expect(
      lines.map(({ kind, points, available, balance }) => [kind, points, available, balance]),
    ).toEqual([
      ['reservation', -500, 100, 600],
      ['accrual', 600, 600, 600],
    ]);
    expect(account).toMatchObject({ available: 100, reserved: 500, balance: 600 });
    expect(ask('bonus-entry-why', { pk: lines[1]?.pk ?? 0 })).toMatchObject({
      purchase: {
        month,
        productGroup: 'Принтеры',
        amountMinor: 10_000_000,
        distributor: 'Мерлион',
      },
      detail: { rate: 5, factor: 1200, level: 'gold', volumeMinor: 10_000_000 },
      rule: { version: 1, validFrom: '2025-01' },
      posting: { month, postedBy: 'Соколова А.' },
      request: null,
    });
    expect(ask('bonus-entry-why', { pk: lines[0]?.pk ?? 0 })).toMatchObject({
      request: { kind: 'souvenirs', points: 500, state: 'submitted' },
      purchase: null,
    });
  });

  it('explains what was taken back by what it was for', () => {
    const { ask, gold, buy, post } = desk();
    buy(gold, 100_000);
    ask('posting-reverse', { pk: post()?.pk ?? 0 });
    const { lines } = ask('bonus-ledger', { resellerPk: gold });
    expect(ask('bonus-entry-why', { pk: lines[0]?.pk ?? 0 })).toMatchObject({
      reverses: { kind: 'accrual', points: 600 },
      purchase: { productGroup: 'Принтеры' },
      rule: { version: 1 },
    });
  });
});

describe('purchases and rates', () => {
  it('changes a purchase only while nothing is posted for it, by undo neither', () => {
    const { ask, context, gold, buy, undo } = desk();
    const { pk } = buy(gold, 100_000);
    expect(ask('purchase-patch', { pk, fields: { amountMinor: 20_000_000 } })).toMatchObject({
      amountMinor: 20_000_000,
      points: null,
    });
    // By another process, whose steps this one does not know.
    const elsewhere = createBonusHandlers(context, new UndoStack(context));
    const { points, digest } = ask('posting-preview', { month });
    void elsewhere['posting-post']({ month, points, digest });
    const [posting] = ask('posting-list', {});
    expect(refusalOf(() => ask('purchase-patch', { pk, fields: { note: 'Нет' } }))).toBe(
      'bonus/purchase-posted',
    );
    expect(refusalOf(() => ask('purchase-remove', { pk }))).toBe('bonus/purchase-posted');
    expect(refusalOf(() => undo.undo())).toBe('undo/changed-since');
    ask('posting-reverse', { pk: posting?.pk ?? 0 });
    ask('purchase-remove', { pk });
    expect(ask('purchase-list', { month }).purchases).toEqual([]);
    undo.undo();
    expect(ask('purchase-list', { month })).toMatchObject({ count: 1, months: [month] });
  });

  it('refuses a purchase that is none', () => {
    const { gold, buy } = desk();
    expect(refusalOf(() => buy(gold, 0))).toBe('bonus/purchase');
    expect(refusalOf(() => buy(gold, 5, { month: '2025-13' }))).toBe('bonus/purchase');
    expect(refusalOf(() => buy(gold, 5, { productGroup: ' ' }))).toBe('bonus/purchase');
  });

  it('puts another version in force from its month on', () => {
    const { ask, gold, buy, post } = desk();
    expect(
      refusalOf(() =>
        ask('rate-create', { validFrom: '2026-02', table: { ...sampleRates, groups: [] } }),
      ),
    ).toBe('bonus/rate');
    const table = { ...sampleRates, groups: [{ name: 'Принтеры', points: [50, 80] }] };
    const rates = ask('rate-create', { validFrom: '2026-02', table });
    expect(rates.map(({ version, current }) => [version, current])).toEqual([
      [2, false],
      [1, true],
    ]);
    buy(gold, 100_000);
    expect(post()?.points).toBe(600);
    buy(gold, 100_000, { month: '2026-02' });
    expect(ask('posting-preview', { month: '2026-02' }).points).toBe(6000);
  });
});
