import { AppError } from '#contract/errors.ts';
import type { BuyerCandidate, importDecisionChannels } from '#contract/import-decisions.ts';
import type { Handlers } from '#contract/ipc.ts';
import { isReseller, storedBuyers } from '#db/repositories/buyer-lookup.ts';
import { BuyerDecisions } from '#db/repositories/buyer-decisions.ts';
import { candidateBuyers } from '#domain/import/candidate-buyers.ts';
import type { WorkbookClient } from '#electron/workbooks/import/workbook-client.ts';
import type { DataContext } from '../context.ts';
import type { PersonStep } from '../person-step.ts';

type DecisionHandlers = Pick<Handlers, keyof typeof importDecisionChannels | 'import-rejudge'>;

const candidateSql = `SELECT pk, name, legal_form AS legalForm, city, inn, kpp, status
  FROM reseller WHERE pk = ? AND deleted_at IS NULL`;

/**
 * Who a company in a file is, as persons decide it. A decision is a step of its own, no part of an
 * import: taking an import back leaves it. `workbookOf` finds the worker of a session with checked rows.
 */
export function createDecisionHandlers(
  { db }: Pick<DataContext, 'db'>,
  step: PersonStep,
  workbookOf: (sessionId: string) => WorkbookClient,
): DecisionHandlers {
  const decisions = new BuyerDecisions(db);
  const isThere = isReseller(db);
  const candidate = db.prepare<[number], BuyerCandidate>(candidateSql);

  return {
    'import-who': async ({ sessionId, ...row }) => {
      const { buyer, rows } = await workbookOf(sessionId).call('who', row);
      const decided = decisions.of(buyer);
      // Of no batch: all that is stored may be meant.
      const found = candidateBuyers(buyer, storedBuyers(db, -1));
      const chosen = decided?.resellerPk ?? null;
      const pks = new Set(chosen === null ? found : [chosen, ...found]);
      return {
        ...{ company: buyer.written ?? '', city: buyer.city, inn: buyer.inn, rows, decided },
        candidates: [...pks].flatMap((pk) => candidate.get(pk) ?? []),
      };
    },
    'import-decide': async ({ sessionId, resellerPk, ...row }) => {
      const { buyer } = await workbookOf(sessionId).call('who', row);
      if (resellerPk !== null && !isThere(resellerPk)) {
        throw new AppError('app/not-found', 'There is no such reseller');
      }
      return { decisionPk: step((tx) => decisions.decide(tx, buyer, resellerPk)) };
    },
    'import-rejudge': ({ sessionId }) => workbookOf(sessionId).call('rejudge', {}),
    'import-decisions': () => decisions.all(),
    'import-decision-remove': ({ pk }) => {
      if (!decisions.all().some((one) => one.pk === pk)) {
        throw new AppError('app/not-found', 'There is no such decision');
      }
      step((tx) => decisions.remove(tx, pk));
      return { removed: true };
    },
  };
}
