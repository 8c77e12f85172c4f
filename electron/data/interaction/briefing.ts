import type { Briefing } from '#contract/briefing.ts';
import { AppError } from '#contract/errors.ts';
import { BonusLedger } from '#db/repositories/bonus-ledger.ts';
import { Briefings } from '#db/repositories/briefings.ts';
import { ResellerCards } from '#db/repositories/reseller-card.ts';
import { Timeline } from '#db/repositories/timeline.ts';
import { localDate } from '#domain/calendar/instant.ts';
import { interactionChannels } from '#domain/interaction/channels.ts';
import type { DataContext } from '../context.ts';
import { visibleKinds } from '../reseller/visible.ts';
import { visibleTaskKinds } from '../task/task-rows.ts';

const lastInteractions = 5;

/** Makes the question what one must know of a reseller on the telephone; one answer, by indexes. */
export function createBriefing(context: DataContext): (resellerPk: number) => Briefing {
  const { db } = context;
  const cards = new ResellerCards(db);
  const briefings = new Briefings(db);
  const ledger = new BonusLedger(db);
  const timeline = new Timeline(db);

  const balanceOf = (resellerPk: number, today: string): Briefing['balance'] => {
    if (!context.may('ledger', 'view')) return null;
    const { available, reserved, expiring } = ledger.account(resellerPk, today);
    return { available, reserved, expiring };
  };

  const requestsOf = (resellerPk: number, today: string): Briefing['requests'] => [
    ...(context.may('registrations', 'view') ? briefings.registrations(resellerPk, today) : []).map(
      (row) => ({ kind: 'registration' as const, ...row }),
    ),
    ...(context.may('bonus-requests', 'view') ? briefings.bonusRequests(resellerPk) : []).map(
      (row) => ({ kind: 'bonus-request' as const, ...row }),
    ),
  ];

  return (resellerPk) => {
    const card = cards.read(resellerPk);
    if (!card) throw new AppError('app/not-found', `no reseller ${String(resellerPk)}`);
    const { name, legalForm, city, status, statusReason, level, inn, manager, segment } = card;
    const { note, timeZone, contacts } = card;
    const today = localDate(context.now(), context.workingTime().timeZone);
    const kinds = visibleKinds(context, interactionChannels);
    return {
      ...{ resellerPk, name, legalForm, city, status, statusReason, level, inn, manager, segment },
      ...{ note, timeZone, contacts },
      balance: balanceOf(resellerPk, today),
      tasks: context.may('tasks', 'view')
        ? briefings.tasks(resellerPk, visibleTaskKinds(context))
        : null,
      requests: requestsOf(resellerPk, today),
      interactions:
        kinds.length === 0
          ? []
          : timeline.page(resellerPk, lastInteractions, undefined, kinds).entries,
      trainings: context.may('courses', 'view') ? briefings.trainings(city, today) : [],
    };
  };
}
