import { AppError } from '#contract/errors.ts';
import type { Handlers } from '#contract/ipc.ts';
import { BonusRequests } from '#db/repositories/bonus-requests.ts';
import { Contacts } from '#db/repositories/contact.ts';
import { ResellerCards } from '#db/repositories/reseller-card.ts';
import { fellThrough, requestStates, type RequestAction } from '#domain/bonus/request-state.ts';
import type { DataContext } from '../context.ts';
import { requireInteractionOf } from '../interaction/require-interaction-of.ts';
import type { PersonStep } from '../person-step.ts';
import { settleRequestTask } from '../task/request-task.ts';
import type { FollowUp } from '../training/follow-up.ts';
import { createRequestReader } from './request-card.ts';
import { changeRequest, createRequest, requestRow } from './request-rows.ts';
import { takeRequestStep, type StepOptions } from './request-step.ts';
import { sendRequest } from './send-request.ts';
import { visibleLine } from './visible.ts';

type RequestHandlers = Pick<
  Handlers,
  | 'bonus-request-list'
  | 'bonus-request-card'
  | 'bonus-request-create'
  | 'bonus-request-patch'
  | 'bonus-request-submit'
  | 'bonus-request-approve'
  | 'bonus-request-reject'
  | 'bonus-request-decline'
  | 'bonus-request-cancel'
  | 'bonus-request-revoke'
  | 'bonus-request-fulfil'
>;

/** More than anybody looks through; the filters find the rest. */
const mostRequests = 1000;

/** The use cases of requests to spend points. */
export function createRequestHandlers(
  context: DataContext,
  step: PersonStep,
  followUp: Pick<FollowUp, 'unpaid'>,
): RequestHandlers {
  const requests = new BonusRequests(context.db);
  const resellers = new ResellerCards(context.db);
  const contacts = new Contacts(context.db);
  const card = createRequestReader(context);

  /**
   * Takes a step of a person; whatever ends the wait for a decision settles its task, and a seat that
   * it was to pay for has to be looked at.
   */
  const take = (pk: number, action: RequestAction, options: StepOptions = {}) => {
    step((tx) => {
      if (action === 'submit') return sendRequest(tx, context, pk);
      const state = takeRequestStep(tx, context, pk, action, options);
      settleRequestTask(tx, context, { requestPk: pk });
      if (fellThrough(state)) {
        followUp.unpaid(tx, requestRow(context.db, pk).resellerPk, pk);
      }
    });
    return card(pk);
  };

  const requireState = (pk: number, approved: boolean): void => {
    const { state } = requestRow(context.db, pk);
    if ((state === 'approved') === approved) return;
    // Decided meanwhile: to give decided points back is another right.
    throw new AppError('bonus/request-state', `a ${state} request`, {
      details: { state, action: 'cancel' },
    });
  };

  return {
    'bonus-request-list': ({ states = [], resellerPk }) => {
      const wanted = states.length === 0 ? requestStates : states;
      const found =
        resellerPk === undefined
          ? requests.ofStates(wanted, mostRequests + 1)
          : requests
              .ofReseller(resellerPk, mostRequests + 1)
              .filter(({ state }) => wanted.includes(state));
      return {
        requests: found.slice(0, mostRequests).map((row) => visibleLine(context, row)),
        more: found.length > mostRequests,
        counts: requests.counts(),
      };
    },
    'bonus-request-card': ({ pk }) => card(pk),
    'bonus-request-create': ({ submit: sends, ...input }) => {
      const { resellerPk, contactPk } = input;
      if (resellers.read(resellerPk) === null) {
        throw new AppError('app/not-found', `no reseller ${String(resellerPk)}`);
      }
      if (contactPk !== null && contacts.ownerOf('contact', contactPk) !== resellerPk) {
        throw new AppError('app/not-found', `no contact ${String(contactPk)} of this reseller`);
      }
      requireInteractionOf(context.db, resellerPk, input.interactionPk);
      const pk = step((tx) => {
        const made = createRequest(tx, context, input);
        if (sends) sendRequest(tx, context, made);
        return made;
      });
      return card(pk);
    },
    'bonus-request-patch': ({ pk, ...fields }) => {
      step((tx) => changeRequest(tx, context, pk, fields));
      return card(pk);
    },
    'bonus-request-submit': ({ pk }) => take(pk, 'submit'),
    'bonus-request-approve': ({ pk }) => take(pk, 'approve'),
    'bonus-request-reject': ({ pk, reason }) => take(pk, 'reject', { reason }),
    'bonus-request-decline': ({ pk, reason }) => take(pk, 'decline', { reason }),
    'bonus-request-cancel': ({ pk, reason }) => {
      requireState(pk, false);
      return take(pk, 'cancel', { reason });
    },
    'bonus-request-revoke': ({ pk, reason }) => {
      requireState(pk, true);
      return take(pk, 'cancel', { reason });
    },
    'bonus-request-fulfil': ({ pk, proofs }) => take(pk, 'fulfil', { proofs }),
  };
}
