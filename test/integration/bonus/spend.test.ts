import { describe, expect, it } from 'vitest';
import type { AppError } from '#contract/errors.ts';
import { BonusLedger } from '#db/repositories/bonus-ledger.ts';
import type { WriteTransaction } from '#db/write/write-transaction.ts';
import type { RequestAction } from '#domain/bonus/request-state.ts';
import type { RequestInput } from '#electron/data/bonus/request-rows.ts';
import { takeRequestStep } from '#electron/data/bonus/request-step.ts';
import { releaseRequest, submitRequest } from '#electron/data/bonus/spend.ts';
import { bonusContext } from '#test/support/bonus/context.ts';
import { tempDatabase } from '#test/support/database.ts';
import { refusalOf } from '#test/support/refusal.ts';
import { addReseller, person } from '#test/support/resellers.ts';

const today = '2026-01-15';

function withPoints(points: number, expiresOn = '2026-12-31') {
  const { db } = tempDatabase();
  const context = bonusContext(db);
  const { writer } = context;
  const resellerPk = writer.transaction(person, (tx) => {
    const pk = addReseller(tx, { name: 'Альфа', status: 'authorised' });
    tx.create('bonus-entry', {
      resellerPk: pk,
      kind: 'accrual',
      points,
      at: context.now(),
      expiresOn,
    });
    return pk;
  });
  const run = <T>(work: (tx: WriteTransaction) => T): T => writer.transaction(person, work);
  const account = (day = today) => {
    const { available, reserved, balance } = new BonusLedger(db).account(resellerPk, day);
    return { available, reserved, balance };
  };
  const seat: RequestInput = {
    resellerPk,
    kind: 'education',
    points: 300,
    interactionPk: null,
    details: { course: 'Навыки продаж', participants: 'Иванова А. П.' },
  };
  return { db, context, run, account, seat };
}

describe('paying by points', () => {
  it('reserves the points of a submitted request and gives them back when it is released', () => {
    const { context, run, account, seat, db } = withPoints(500);
    const pk = run((tx) => submitRequest(tx, context, seat));
    expect(account()).toEqual({ available: 200, reserved: 300, balance: 500 });
    run((tx) => releaseRequest(tx, context, pk, 'Тренинг отменён'));
    expect(account()).toEqual({ available: 500, reserved: 0, balance: 500 });
    expect(
      db.prepare('SELECT state, reason, decided_by FROM bonus_request WHERE pk = ?').get(pk),
    ).toEqual({ state: 'cancelled', reason: 'Тренинг отменён', decided_by: 'Соколова А.' });
  });

  it('refuses more than is available, tells how much that is, and stores nothing', () => {
    const { context, run, account, seat, db } = withPoints(500);
    run((tx) => submitRequest(tx, context, seat));
    let refusal: AppError | null = null;
    try {
      run((tx) => submitRequest(tx, context, seat));
    } catch (error) {
      refusal = error as AppError;
    }
    expect(refusal).toMatchObject({
      code: 'bonus/insufficient',
      details: { available: 200, points: 300, missing: 100 },
    });
    expect(account()).toEqual({ available: 200, reserved: 300, balance: 500 });
    expect(db.prepare('SELECT count(*) FROM bonus_request').pluck().get()).toBe(1);
  });

  it('takes a debit back when an approved request is released, by an entry that names it', () => {
    const { context, run, account, seat, db } = withPoints(500);
    const pk = run((tx) => submitRequest(tx, context, seat));
    run((tx) => takeRequestStep(tx, context, pk, 'approve'));
    expect(account()).toEqual({ available: 200, reserved: 0, balance: 200 });
    run((tx) => releaseRequest(tx, context, pk, 'Тренинг отменён'));
    expect(account()).toEqual({ available: 500, reserved: 0, balance: 500 });
    const reversal = db
      .prepare(
        `SELECT e.points, d.kind FROM bonus_entry e JOIN bonus_entry d ON d.pk = e.reverses_pk
         WHERE e.kind = 'reversal'`,
      )
      .all();
    expect(reversal).toEqual([{ points: 300, kind: 'debit' }]);
  });

  it('decides nothing, and gives no decided points back, for who may not approve', () => {
    const { context, run, account, seat } = withPoints(500);
    const operator = { ...context, may: (area: string) => area !== 'bonus-approvals' };
    const pk = run((tx) => submitRequest(tx, operator, seat));
    const refused = (action: RequestAction) =>
      refusalOf(() => run((tx) => takeRequestStep(tx, operator, pk, action, { reason: 'Нет' })));
    for (const action of ['approve', 'reject', 'decline'] as const) {
      expect(refused(action)).toBe('access/denied');
    }
    run((tx) => takeRequestStep(tx, context, pk, 'approve'));
    expect(refused('cancel')).toBe('access/denied');
    expect(account()).toEqual({ available: 200, reserved: 0, balance: 200 });
  });

  it('releases only once, and never what is fulfilled', () => {
    const { context, run, account, seat } = withPoints(500);
    const pk = run((tx) => submitRequest(tx, context, seat));
    run((tx) => releaseRequest(tx, context, pk, 'Тренинг отменён'));
    run((tx) => releaseRequest(tx, context, pk, 'Ещё раз'));
    expect(account().available).toBe(500);
    const second = run((tx) => submitRequest(tx, context, seat));
    run((tx) => takeRequestStep(tx, context, second, 'approve'));
    run((tx) =>
      takeRequestStep(tx, context, second, 'fulfil', {
        proofs: [{ kind: 'certificate', text: 'Сертификат 17', date: today }],
      }),
    );
    expect(refusalOf(() => run((tx) => releaseRequest(tx, context, second, 'Поздно')))).toBe(
      'bonus/request-state',
    );
    expect(account().available).toBe(200);
  });

  it('asks for the fields and the proofs of the kind', () => {
    const { context, run, seat } = withPoints(500);
    const without = { ...seat, details: { course: 'Навыки продаж' } };
    expect(refusalOf(() => run((tx) => submitRequest(tx, context, without)))).toBe('bonus/details');
    const pk = run((tx) => submitRequest(tx, context, seat));
    run((tx) => takeRequestStep(tx, context, pk, 'approve'));
    expect(refusalOf(() => run((tx) => takeRequestStep(tx, context, pk, 'fulfil')))).toBe(
      'bonus/proofs',
    );
  });

  it('keeps reserved points when their day passes, and spends none that have run out', () => {
    const { context, run, account, seat } = withPoints(500, '2026-02-28');
    const pk = run((tx) => submitRequest(tx, context, seat));
    context.set(Date.UTC(2026, 2, 1, 12));
    expect(account('2026-03-01')).toEqual({ available: 0, reserved: 300, balance: 300 });
    expect(refusalOf(() => run((tx) => submitRequest(tx, context, { ...seat, points: 1 })))).toBe(
      'bonus/insufficient',
    );
    run((tx) => takeRequestStep(tx, context, pk, 'approve'));
    expect(account('2026-03-01')).toEqual({ available: 0, reserved: 0, balance: 0 });
  });
});
