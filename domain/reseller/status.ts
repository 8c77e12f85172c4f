import type { CalendarDate } from '../calendar/parse-date.ts';
import type { Result } from '../result.ts';
import { failure, success } from '../result.ts';

/** Every state of a reseller's authorisation, in the order of the process. */
export const resellerStatuses = [
  'candidate',
  'submitted',
  'in-review',
  'documents-requested',
  'authorised',
  'refused',
  'suspended',
  'expired',
] as const;

export type ResellerStatus = (typeof resellerStatuses)[number];

export type TransitionFault = 'reseller/transition-not-allowed' | 'reseller/reason-required';

export interface TransitionRequest {
  readonly to: ResellerStatus;
  readonly reason?: string | null;
}

/** A change of status that is allowed, ready to be stored. */
export interface StatusChange {
  readonly from: ResellerStatus;
  readonly to: ResellerStatus;
  /** Trimmed; null only where no reason is demanded. */
  readonly reason: string | null;
}

/*
 * A refused reseller may apply again: the refusal stays in the history, and a person who was refused for
 * a missing paper should not need a second record under the same INN.
 */
const transitions: Readonly<Record<ResellerStatus, readonly ResellerStatus[]>> = {
  candidate: ['submitted'],
  submitted: ['in-review'],
  'in-review': ['documents-requested', 'authorised', 'refused'],
  'documents-requested': ['in-review', 'authorised', 'refused'],
  authorised: ['suspended', 'expired'],
  refused: ['submitted'],
  suspended: ['authorised'],
  expired: ['authorised'],
};

/** The statuses that may follow a status; never empty. */
export function allowedTransitions(status: ResellerStatus): readonly ResellerStatus[] {
  return transitions[status];
}

/** Tells whether a status must not be given without a reason. */
export function requiresReason(status: ResellerStatus): boolean {
  return status === 'refused' || status === 'suspended';
}

/** Decides a change of status; a refusal and a suspension need a reason in words. */
export function transition(
  from: ResellerStatus,
  request: TransitionRequest,
): Result<StatusChange, TransitionFault> {
  if (!transitions[from].includes(request.to)) return failure('reseller/transition-not-allowed');
  const reason = request.reason?.trim() || null;
  if (reason === null && requiresReason(request.to)) return failure('reseller/reason-required');
  return success({ from, to: request.to, reason });
}

/** Tells whether purchases of a reseller in this status earn bonus points. */
export function accruesPoints(status: ResellerStatus): boolean {
  return status === 'authorised';
}

/** Tells whether an authorisation valid up to a day, inclusive, has run out on another; without a day it never does. */
export function hasExpired(validUntil: CalendarDate | null, today: CalendarDate): boolean {
  return validUntil !== null && today > validUntil;
}

/** Narrows a text from outside to a status. */
export function isResellerStatus(text: string): text is ResellerStatus {
  return (resellerStatuses as readonly string[]).includes(text);
}
