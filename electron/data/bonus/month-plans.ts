import { AppError } from '#contract/errors.ts';
import { BonusRates } from '#db/repositories/bonus-rates.ts';
import { Purchases } from '#db/repositories/purchases.ts';
import { isMonth } from '#domain/bonus/month.ts';
import { rateFor, type RateVersion } from '#domain/bonus/rate-table.ts';
import type { DataContext } from '../context.ts';
import { planMonth, type ResellerPlan } from './plan-month.ts';

export type MonthPlan = {
  /** Null: no rate holds in the month, nothing is planned. */
  readonly rate: RateVersion | null;
  readonly plans: readonly ResellerPlan[];
};

/** Answers what a month would earn by what is stored now. Throws `bonus/purchase` for what is no month. */
export function monthPlans({ db }: Pick<DataContext, 'db'>): (month: string) => MonthPlan {
  const purchases = new Purchases(db);
  const rates = new BonusRates(db);
  return (month) => {
    if (!isMonth(month)) {
      throw new AppError('bonus/purchase', 'no month', { details: { field: 'month' } });
    }
    const rate = rateFor(rates.all(), month);
    return { rate, plans: rate === null ? [] : planMonth(purchases.accruing(month), rate) };
  };
}
