import { expect, it } from 'vitest';
import type { ReportState } from '#domain/bonus/report-state.ts';
import { bonusDesk } from '#test/support/bonus/desk.ts';
import { sampleRates } from '#test/support/bonus/rates.ts';
import { person } from '#test/support/resellers.ts';

const [november, december] = ['2025-11', '2025-12'] as const;
type Bought = { readonly month: string; readonly resellerPk?: number; readonly group?: string };

function desk() {
  const made = bonusDesk();
  const { ask, context, db } = made;
  const { writer } = context;
  ask('rate-create', { validFrom: '2025-01', table: sampleRates });
  const buyer = made.reseller('Альфа');
  const report = (bought: readonly Bought[], state: ReportState = 'approved'): number =>
    writer.transaction(person, (tx) => {
      const months = bought.map(({ month }) => month).toSorted();
      const reportPk = tx.create('purchase-report', {
        ...{ distributor: 'Мерлион', state },
        ...{ monthFrom: months[0] ?? '', monthTo: months.at(-1) ?? '' },
      });
      for (const { month, resellerPk = buyer, group: productGroup = 'Принтеры' } of bought) {
        tx.create('purchase', {
          ...{ reportPk, resellerPk, month, productGroup },
          ...{ amountMinor: 10_000_000, currency: 'RUB' },
        });
      }
      return reportPk;
    });
  const post = (month: string): number => {
    context.set(context.now() + 1000);
    const { points, digest } = ask('posting-preview', { month });
    const posted = ask('posting-post', { month, points, digest });
    context.set(context.now() + 1000);
    return posted?.pk ?? 0;
  };
  const state = (pk: number) =>
    db.prepare<[number], string>('SELECT state FROM purchase_report WHERE pk = ?').pluck().get(pk);
  const reverse = (pk: number) => ask('posting-reverse', { pk });
  return { ...made, report, post, reverse, state };
}

it('is posted with the last of its months, reversed with any, and posted anew', () => {
  const { db, report, post, reverse, state } = desk();
  const both = report([{ month: november }, { month: december }]);
  const other = report([{ month: '2025-10' }]);
  post(november);
  expect(state(both)).toBe('approved');
  const posted = post(december);
  expect(state(both)).toBe('posted');
  reverse(posted);
  expect(state(both)).toBe('reversed');
  expect(post(december)).toBeGreaterThan(posted);
  expect(state(both)).toBe('posted');
  expect(state(other)).toBe('approved');
  const sent = db
    .prepare(`SELECT new_value FROM change WHERE entity = 'purchase-report' AND field = 'state'`)
    .pluck()
    .all();
  expect(sent.slice(-3)).toEqual(['posted', 'reversed', 'posted']);
});

it('goes by its own purchases when a month is posted more than once', () => {
  const { report, post, reverse, state } = desk();
  const early = report([{ month: november }]);
  const first = post(november);
  const late = report([{ month: november }, { month: december }]);
  post(december);
  // Its purchases of November came after that month was posted.
  expect(state(late)).toBe('approved');
  const second = post(november);
  expect([state(early), state(late)]).toEqual(['posted', 'posted']);
  reverse(second);
  expect([state(early), state(late)]).toEqual(['posted', 'reversed']);
  reverse(first);
  expect(state(early)).toBe('reversed');
});

it('is posted although something of it earns no points, but not before it is approved', () => {
  const { report, reseller, post, reverse, state } = desk();
  const candidate = reseller('Бета', { status: 'candidate' });
  const poor = report([{ month: november, group: 'Мебель' }, { month: november }]);
  const barren = report([{ month: november, resellerPk: candidate }]);
  const unseen = report([{ month: november }], 'validated');
  const posting = post(november);
  expect([poor, barren, unseen].map(state)).toEqual(['posted', 'posted', 'validated']);
  reverse(posting);
  expect([poor, barren, unseen].map(state)).toEqual(['reversed', 'reversed', 'validated']);
});
