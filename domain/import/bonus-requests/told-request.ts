import type { RequestState } from '../../bonus/request-state.ts';
import type { Decision } from './read-approval.ts';
import { stateOf, type RequestValues, type ToldValues } from './request-record.ts';

/** What the old list of requests says of each state of one. */
export const decisionOf: Readonly<Record<RequestState, Decision>> = {
  draft: 'pending',
  submitted: 'pending',
  approved: 'approved',
  fulfilled: 'approved',
  rejected: 'rejected',
  declined: 'rejected',
  cancelled: 'cancelled',
};

/** What a person reads of the details of a request, in one text; null for nothing. */
export function remarkOf(details: string | null): string | null {
  if (details === null) return null;
  const { remark, ...others } = JSON.parse(details) as Readonly<Record<string, unknown>>;
  const texts = [...Object.values(others), remark].filter(
    (value) => typeof value === 'string' || typeof value === 'number',
  );
  return texts.length === 0 ? null : texts.join(', ');
}

/**
 * Whether a row tells of a request that people have entered, just as it stands, as far as a list has room
 * for it: the fields of its details are one text there, and several states one decision.
 */
export function tellsOf(told: ToldValues, stored: RequestValues): boolean {
  const { number, requestedOn, kind, points, state, details } = told;
  return (
    number === stored.number &&
    requestedOn === stored.requestedOn &&
    kind === stored.kind &&
    points === stored.points &&
    (state === undefined || state === stateOf(decisionOf[stored.state])) &&
    (details === undefined || remarkOf(details) === remarkOf(stored.details))
  );
}
