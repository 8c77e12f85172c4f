import type { Scalar } from '#contract/sync/mutation.ts';
import { allowedActions, requestStep, type RequestState } from '#domain/bonus/request-state.ts';
import {
  nextRegistrationStates,
  registrationStates,
  type RegistrationState,
} from '#domain/training/registration-state.ts';
import {
  allowedTransitions,
  resellerStatuses,
  type ResellerStatus,
} from '#domain/reseller/status.ts';

/** Fields whose value is a state: two edits of one are never merged. */
const stateFields: Readonly<Record<string, string>> = {
  reseller: 'status',
  'training-registration': 'state',
  'bonus-request': 'state',
  'bonus-posting': 'state',
};

/** The field of a kind of row that is a state; undefined where none is. */
export function stateFieldOf(entity: string): string | undefined {
  return stateFields[entity];
}

/** Whether points move with a state of such rows: then a step that was done already is not done again. */
export function movesPoints(entity: string): boolean {
  return entity === 'bonus-request' || entity === 'bonus-posting';
}

/** Whether the rules let a row go from one state to the other. */
export function mayFollow(entity: string, from: Scalar, to: Scalar): boolean {
  switch (entity) {
    case 'reseller':
      return isOneOf(resellerStatuses, from) && includes(allowedTransitions(from), to);
    case 'training-registration':
      return isOneOf(registrationStates, from) && includes(nextRegistrationStates(from), to);
    case 'bonus-request':
      return requestTargets(from as RequestState).includes(to);
    case 'bonus-posting':
      return from === 'posted' && to === 'reversed';
    default:
      return true;
  }
}

function requestTargets(from: RequestState): Scalar[] {
  return allowedActions(from).flatMap((action) => {
    // Whether there are points is asked elsewhere; a reason is a matter of the screen.
    const step = requestStep({ state: from, points: 1 }, action, { available: 1, reason: '-' });
    return step.ok ? [step.value.state] : [];
  });
}

function isOneOf<T extends RegistrationState | ResellerStatus>(
  known: readonly T[],
  value: Scalar,
): value is T {
  return known.some((one) => one === value);
}

function includes(states: readonly string[], state: Scalar): boolean {
  return typeof state === 'string' && states.includes(state);
}
