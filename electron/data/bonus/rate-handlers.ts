import type { RateRow } from '#contract/bonus-ledger.ts';
import { AppError } from '#contract/errors.ts';
import type { Handlers } from '#contract/ipc.ts';
import { BonusRates } from '#db/repositories/bonus-rates.ts';
import { monthOf } from '#domain/bonus/month.ts';
import { rateFault, rateFor } from '#domain/bonus/rate-table.ts';
import type { DataContext } from '../context.ts';
import type { PersonStep } from '../person-step.ts';
import { todayOf } from './book-expiries.ts';

type RateHandlers = Pick<Handlers, 'rate-list' | 'rate-create'>;

/** Every version of the rates, with the one that holds in the month of today. */
export function ratesOfToday(
  context: Parameters<typeof todayOf>[0],
  rates: BonusRates,
): readonly RateRow[] {
  const all = rates.all();
  const current = rateFor(all, monthOf(todayOf(context)))?.pk;
  return all.map((rate) => ({ ...rate, current: rate.pk === current }));
}

/** The use cases of the rate tables. */
export function createRateHandlers(context: DataContext, step: PersonStep): RateHandlers {
  const rates = new BonusRates(context.db);
  const list = (): readonly RateRow[] => ratesOfToday(context, rates);
  return {
    'rate-list': () => list(),
    'rate-create': ({ validFrom, table }) => {
      const groups = table.groups.map(({ name, points }) => ({ name: name.trim(), points }));
      const clean = { ...table, groups };
      const fault = rateFault(validFrom, clean);
      if (fault !== null) {
        throw new AppError('bonus/rate', `wrong table: ${fault}`, { details: { fault } });
      }
      step((tx) => {
        const version = Math.max(0, ...rates.all().map((rate) => rate.version)) + 1;
        tx.create('bonus-rule', {
          ...{ version, validFrom, author: context.actor() },
          definition: JSON.stringify(clean),
        });
      });
      return list();
    },
  };
}
