import { failure, success, type Result } from '../result.ts';
import type { EntryKind } from './entry.ts';

/** Every state of a request to spend points, in the order of the process. */
export const requestStates = [
  'draft',
  'submitted',
  'approved',
  'fulfilled',
  'rejected',
  'declined',
  'cancelled',
] as const;
export type RequestState = (typeof requestStates)[number];

/** What can be done with a request. A rejected one is submitted again, a declined one never. */
export const requestActions = [
  'submit',
  'approve',
  'reject',
  'decline',
  'cancel',
  'fulfil',
] as const;
export type RequestAction = (typeof requestActions)[number];

export type RequestFault =
  'bonus/request-state' | 'bonus/reason-required' | 'bonus/points' | 'bonus/insufficient';

/** An entry that a step of a request makes; the points carry their sign. */
export type RequestEntry = {
  readonly kind: Extract<EntryKind, 'reservation' | 'release' | 'debit' | 'reversal'>;
  readonly points: number;
};

export type RequestStep = {
  readonly state: RequestState;
  /** Trimmed; null where none was given and none is demanded. */
  readonly reason: string | null;
  readonly entries: readonly RequestEntry[];
};

const moves: Readonly<
  Record<RequestAction, Readonly<Partial<Record<RequestState, RequestState>>>>
> = {
  submit: { draft: 'submitted', rejected: 'submitted' },
  approve: { submitted: 'approved' },
  reject: { submitted: 'rejected' },
  decline: { submitted: 'declined' },
  cancel: {
    draft: 'cancelled',
    submitted: 'cancelled',
    rejected: 'cancelled',
    approved: 'cancelled',
  },
  fulfil: { approved: 'fulfilled' },
};

/** What may be done in a state; empty where a request has ended. */
export function allowedActions(state: RequestState): readonly RequestAction[] {
  return requestActions.filter((action) => moves[action][state] !== undefined);
}

/** Whether the fields of a request may still be changed. */
export function isEditable(state: RequestState): boolean {
  return state === 'draft' || state === 'rejected';
}

/** Tells whether a request holds no points any more and has spent none: what it was to pay for is unpaid. */
export function fellThrough(state: RequestState): boolean {
  return state === 'rejected' || state === 'declined' || state === 'cancelled';
}

/** Tells whether an action must not be taken without a reason. */
export function actionNeedsReason(state: RequestState, action: RequestAction): boolean {
  if (action === 'reject' || action === 'decline') return true;
  return action === 'cancel' && state === 'approved';
}

/** Whether an action needs the right to approve: it decides about points, or gives decided ones back. */
export function actionNeedsApproval(state: RequestState, action: RequestAction): boolean {
  if (action === 'approve' || action === 'reject' || action === 'decline') return true;
  return action === 'cancel' && state === 'approved';
}

/** The entries of a step: a reservation is released before its points are debited. */
function entriesOf(state: RequestState, action: RequestAction, points: number): RequestEntry[] {
  switch (action) {
    case 'submit':
      return [{ kind: 'reservation', points: -points }];
    case 'approve':
      return [
        { kind: 'release', points },
        { kind: 'debit', points: -points },
      ];
    case 'reject':
    case 'decline':
      return [{ kind: 'release', points }];
    case 'cancel':
      if (state === 'submitted') return [{ kind: 'release', points }];
      return state === 'approved' ? [{ kind: 'reversal', points }] : [];
    case 'fulfil':
      return [];
  }
}

/**
 * Decides a step of a request. `available` is what its reseller may spend today: only submitting
 * asks for it, for everything later spends what is reserved already.
 */
export function requestStep(
  request: { readonly state: RequestState; readonly points: number },
  action: RequestAction,
  options: { readonly available: number; readonly reason?: string | null },
): Result<RequestStep, RequestFault> {
  const { state, points } = request;
  const to = moves[action][state];
  if (to === undefined) return failure('bonus/request-state');
  if (!Number.isSafeInteger(points) || points <= 0) return failure('bonus/points');
  const reason = options.reason?.trim() || null;
  if (reason === null && actionNeedsReason(state, action)) return failure('bonus/reason-required');
  if (action === 'submit' && points > options.available) return failure('bonus/insufficient');
  return success({ state: to, reason, entries: entriesOf(state, action, points) });
}
