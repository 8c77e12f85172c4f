import type { PostingRow } from '#contract/bonus-ledger.ts';
import { AppError } from '#contract/errors.ts';
import type { Handlers } from '#contract/ipc.ts';
import { BonusLedger } from '#db/repositories/bonus-ledger.ts';
import { BonusPostings, type PostedAccrual } from '#db/repositories/bonus-postings.ts';
import { PurchaseReports } from '#db/repositories/purchase-reports.ts';
import type { WriteTransaction } from '#db/write/write-transaction.ts';
import { expiryOf } from '#domain/bonus/accrue.ts';
import type { RateVersion } from '#domain/bonus/rate-table.ts';
import { reportStateAfter } from '#domain/bonus/report-state.ts';
import { takeBack } from '#domain/bonus/take-back.ts';
import type { DataContext } from '../context.ts';
import { finalStep } from '../person-step.ts';
import type { UndoStack } from '../reseller/undo-stack.ts';
import { bookExpiries, todayOf } from './book-expiries.ts';
import { monthPlans } from './month-plans.ts';
import { planDigest, plannedPoints, previewOf, type ResellerPlan } from './plan-month.ts';

type PostingHandlers = Pick<
  Handlers,
  'posting-list' | 'posting-preview' | 'posting-post' | 'posting-reverse'
>;

/** So many resellers are shown before posting; the sums are of all. */
const mostLines = 2000;

/** The use cases of accruing a month: preview, post, reverse. */
export function createPostingHandlers(context: DataContext, undo: UndoStack): PostingHandlers {
  const postings = new BonusPostings(context.db);
  const ledger = new BonusLedger(context.db);
  const reports = new PurchaseReports(context.db);
  const step = finalStep(context, undo, 'posting');

  const plan = monthPlans(context);
  const read = (pk: number): PostingRow => {
    const row = postings.read(pk);
    if (!row) throw new AppError('app/not-found', `no posting ${String(pk)}`);
    return row;
  };

  const moveReports = (tx: WriteTransaction, month: string, event: 'post' | 'reverse'): void => {
    for (const { pk, state, settled } of reports.ofMonth(month)) {
      tx.patch('purchase-report', pk, { state: reportStateAfter(event, state, settled) });
    }
  };

  const post = (
    tx: WriteTransaction,
    month: string,
    rate: RateVersion,
    plans: readonly ResellerPlan[],
  ): number => {
    const at = context.now();
    const actor = context.actor();
    const expiresOn = expiryOf(todayOf(context), rate.table.expiresAfterMonths);
    const postingPk = tx.create('bonus-posting', {
      ...{ month, state: 'posted', postedAt: at, postedBy: actor },
    });
    const shared = { kind: 'accrual', at, month, expiresOn, actor, postingPk } as const;
    for (const { resellerPk, accrual } of plans) {
      for (const outcome of accrual.outcomes) {
        if (outcome.reason !== null) continue;
        const { purchasePk, points, detail } = outcome;
        tx.create('bonus-entry', {
          ...shared,
          ...{ resellerPk, purchasePk, points, rulePk: rate.pk },
          detail: JSON.stringify(detail),
        });
      }
    }
    moveReports(tx, month, 'post');
    return postingPk;
  };

  const reverse = (tx: WriteTransaction, postingPk: number): void => {
    const { state, month } = read(postingPk);
    if (state === 'reversed') {
      throw new AppError('bonus/reversed', `posting ${String(postingPk)} is reversed`);
    }
    const byReseller = new Map<number, PostedAccrual[]>();
    for (const accrual of postings.accruals(postingPk)) {
      const own = byReseller.get(accrual.resellerPk);
      if (own) own.push(accrual);
      else byReseller.set(accrual.resellerPk, [accrual]);
    }
    const short: { resellerPk: number; missing: number }[] = [];
    for (const [resellerPk, accruals] of byReseller) {
      bookExpiries(tx, context, resellerPk);
      const purchaseOf = new Map(accruals.map(({ pk, purchasePk }) => [pk, purchasePk]));
      const taken = takeBack(ledger.entries(resellerPk), [...purchaseOf.keys()]);
      if (!taken.ok) {
        short.push({ resellerPk, missing: taken.missing });
        continue;
      }
      for (const { reversesPk, points } of taken.entries) {
        tx.create('bonus-entry', {
          ...{ resellerPk, kind: 'reversal', points, reversesPk, month },
          purchasePk: purchaseOf.get(reversesPk) ?? null,
          at: context.now(),
          actor: context.actor(),
        });
      }
    }
    const [first] = short;
    if (first) throw pointsSpent(first, short.length);
    tx.patch('bonus-posting', postingPk, {
      state: 'reversed',
      reversedAt: context.now(),
      reversedBy: context.actor(),
    });
    moveReports(tx, month, 'reverse');
  };

  const nameOf = context.db
    .prepare<[number], string>('SELECT name FROM reseller WHERE pk = ?')
    .pluck();
  const pointsSpent = (first: { resellerPk: number; missing: number }, count: number): AppError =>
    new AppError('bonus/points-spent', 'points of the posting are spent', {
      details: { name: nameOf.get(first.resellerPk) ?? '', missing: first.missing, count },
    });

  return {
    'posting-list': () => postings.all(),
    'posting-preview': ({ month }) => {
      const { rate, plans } = plan(month);
      return previewOf(month, rate, plans, mostLines);
    },
    'posting-post': ({ month, points, digest }) => {
      const postingPk = step((tx) => {
        // Planned within the transaction: nothing can change between seeing and entering.
        const { rate, plans } = plan(month);
        if (rate === null) {
          throw new AppError('bonus/no-rate', `no rate holds in ${month}`, { details: { month } });
        }
        const planned = plannedPoints(plans);
        if (planned === 0) return null;
        if (planned !== points || planDigest(plans) !== digest) {
          throw new AppError('bonus/preview-old', `${String(planned)} points by now`);
        }
        return post(tx, month, rate, plans);
      });
      return postingPk === null ? null : read(postingPk);
    },
    'posting-reverse': ({ pk }) => {
      step((tx) => reverse(tx, pk));
      return read(pk);
    },
  };
}
