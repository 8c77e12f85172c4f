import type { Result } from '../result.ts';
import { failure, success } from '../result.ts';

/** Every state of a registration, in the order of the process. */
export const registrationStates = [
  'submitted',
  'received',
  'confirmed',
  'waitlisted',
  'declined',
  'attended',
  'no-show',
  'cancelled',
] as const;

export type RegistrationState = (typeof registrationStates)[number];

export type RegistrationFault =
  'training/transition-not-allowed' | 'training/reason-required' | 'training/not-begun';

export interface RegistrationRequest {
  readonly to: RegistrationState;
  readonly reason?: string | null;
  /** Whether the session has begun: nobody can have come before. */
  readonly begun: boolean;
}

/** A change of state that is allowed, ready to be stored. */
export interface RegistrationChange {
  readonly from: RegistrationState;
  readonly to: RegistrationState;
  /** Trimmed; null only where no reason is demanded. */
  readonly reason: string | null;
}

/*
 * Who decides on a registration has received it, so that `submitted` may go where `received` goes.
 * A mark of attendance may be corrected and taken off. Declined and cancelled ones stay as they are:
 * whoever comes after all is registered anew and has the place in the queue of that day.
 */
const transitions: Readonly<Record<RegistrationState, readonly RegistrationState[]>> = {
  submitted: ['received', 'confirmed', 'waitlisted', 'declined', 'cancelled'],
  received: ['confirmed', 'waitlisted', 'declined', 'cancelled'],
  confirmed: ['attended', 'no-show', 'cancelled'],
  waitlisted: ['confirmed', 'declined', 'cancelled'],
  declined: [],
  attended: ['no-show', 'confirmed'],
  'no-show': ['attended', 'confirmed'],
  cancelled: [],
};

const marks: ReadonlySet<RegistrationState> = new Set(['attended', 'no-show']);

/** The states that may follow a state; none behind a refusal and a cancellation. */
export function nextRegistrationStates(state: RegistrationState): readonly RegistrationState[] {
  return transitions[state];
}

/** Tells whether a state must not be given without a reason. */
export function registrationNeedsReason(state: RegistrationState): boolean {
  return state === 'declined';
}

/** Decides a change of state; a refusal needs a reason in words, a mark of attendance a begun session. */
export function moveRegistration(
  from: RegistrationState,
  request: RegistrationRequest,
): Result<RegistrationChange, RegistrationFault> {
  const { to, begun } = request;
  if (!transitions[from].includes(to)) return failure('training/transition-not-allowed');
  if (marks.has(to) && !begun) return failure('training/not-begun');
  const reason = request.reason?.trim() || null;
  if (reason === null && registrationNeedsReason(to)) return failure('training/reason-required');
  return success({ from, to, reason });
}

/** Tells whether a registration in this state has a seat: it is asked for, given, or was used. */
export function holdsSeat(state: RegistrationState): boolean {
  switch (state) {
    case 'submitted':
    case 'received':
    case 'confirmed':
    case 'attended':
    case 'no-show':
      return true;
    case 'waitlisted':
    case 'declined':
    case 'cancelled':
      return false;
  }
}

/** Tells whether a seat was promised: it can no longer be taken away by the seats running out. */
export function isPromised(state: RegistrationState): boolean {
  return holdsSeat(state) && !isUnconfirmed(state);
}

/** Tells whether somebody waits for an answer of ours. */
export function isUnconfirmed(state: RegistrationState): boolean {
  return state === 'submitted' || state === 'received';
}

/** Tells whether the person may still come: registered or waiting, neither refused nor cancelled. */
export function isActive(state: RegistrationState): boolean {
  return holdsSeat(state) || state === 'waitlisted';
}
