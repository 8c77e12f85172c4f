import { BonusLedger } from '#db/repositories/bonus-ledger.ts';
import { BonusRequests } from '#db/repositories/bonus-requests.ts';
import { Purchases } from '#db/repositories/purchases.ts';
import { Tasks } from '#db/repositories/tasks.ts';
import { TrainingRegistrations } from '#db/repositories/training-registrations.ts';
import { toLocal } from '#domain/calendar/instant.ts';
import type { DataContext } from '#electron/data/context.ts';

/** Nobody has more; a number is needed to ask. */
const requestsShown = 1_000_000;

/**
 * What is done with a reseller: its open tasks, registrations, points, requests and purchases. Points are
 * as of today in this zone; amounts are in the hundredths of their currency.
 */
export function workOf(db: DataContext['db'], resellerPk: number, timeZone: string) {
  const today = toLocal(Date.now(), timeZone).date;
  const { balance, available, reserved, expiring } = new BonusLedger(db).account(resellerPk, today);
  return {
    openTasks: new Tasks(db)
      .allOfReseller(resellerPk)
      .map(({ title, text, kind, owner, dueAt }) => ({
        ...{ title, text, kind, owner, dueAt },
      })),
    trainings: new TrainingRegistrations(db)
      .ofReseller(resellerPk)
      .map(({ participant, course, startsOn, city, state, reason, registeredAt }) => ({
        ...{ participant, course, startsOn, city, state, reason, registeredAt },
      })),
    points: { balance, available, reserved, expiring },
    bonusRequests: new BonusRequests(db)
      .ofReseller(resellerPk, requestsShown)
      .map(({ number, kind, points, state, createdAt }) => ({
        ...{ number, kind, points, state, createdAt },
      })),
    purchases: new Purchases(db)
      .ofReseller(resellerPk)
      .map(({ month, distributor, productGroup, amountMinor, currency, points }) => ({
        ...{ month, distributor, productGroup, amountMinor, currency, points },
      })),
  };
}
