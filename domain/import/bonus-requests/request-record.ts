import type { CalendarDate } from '../../calendar/parse-date.ts';
import type { RequestKind } from '../../bonus/request-kinds.ts';
import type { RequestState } from '../../bonus/request-state.ts';
import { dayInstant } from '../day-instant.ts';
import type { Buyer } from '../purchases/purchase-record.ts';
import { searchKey } from '../../text/search-key.ts';
import type { Decision } from './read-approval.ts';

/** What a row of a list of requests says; a field without a column is undefined. */
export type RequestRecord = {
  readonly buyer: Buyer;
  readonly number: string | null;
  readonly requestedOn: CalendarDate | null;
  readonly kind: RequestKind;
  readonly points: number;
  readonly decision: Decision | undefined;
  readonly decidedOn: CalendarDate | null | undefined;
  /** Undefined as well where the file has room for a signature and nobody signs. */
  readonly decidedBy: string | null | undefined;
  readonly details: string | null | undefined;
};

/** The columns of a stored request that a file can tell. */
export const requestFields = [
  'number',
  'requestedOn',
  'submittedAt',
  'kind',
  'points',
  'state',
  'details',
  'decidedAt',
  'decidedBy',
  'fulfilledAt',
] as const;
export type StoredField = (typeof requestFields)[number];

/** A request as it is stored, as far as a file can tell it. */
export type RequestValues = {
  readonly number: string | null;
  readonly requestedOn: CalendarDate | null;
  readonly submittedAt: number | null;
  readonly kind: string;
  readonly points: number;
  readonly state: RequestState;
  readonly details: string | null;
  readonly decidedAt: number | null;
  readonly decidedBy: string | null;
  readonly fulfilledAt: number | null;
};

/*
 * A request decided elsewhere is history: it takes a state that nothing leads out of, so that no later
 * step gives back points that this ledger has never debited. One that waits reserves nothing: it is a
 * draft, and submitting it asks for points like any other.
 */
const states: Readonly<Record<Decision, RequestState>> = {
  approved: 'fulfilled',
  rejected: 'declined',
  pending: 'draft',
  cancelled: 'cancelled',
};

/** The state that a request takes which a file says is decided so. */
export function stateOf(decision: Decision): RequestState {
  return states[decision];
}

/** What a file tells of a request; what it has no column for is left out. */
export type ToldValues = Partial<RequestValues> &
  Pick<RequestValues, 'number' | 'requestedOn' | 'kind' | 'points'>;

function instantOf(date: CalendarDate | null): number | null {
  return date === null ? null : dayInstant(date);
}

/** What a record is as a stored request. */
export function requestValues(record: RequestRecord): ToldValues {
  const { number, requestedOn, kind, points, decision, decidedOn, decidedBy, details } = record;
  const state = stateOf(decision ?? 'pending');
  const decidedAt = decidedOn === undefined ? undefined : instantOf(decidedOn);
  return {
    number,
    requestedOn,
    submittedAt: instantOf(requestedOn),
    kind,
    points,
    ...(decision === undefined ? {} : { state }),
    ...(decision === undefined || decidedBy === undefined ? {} : { decidedBy }),
    ...(details === undefined ? {} : { details: detailsOf(details) }),
    ...(decidedAt === undefined
      ? {}
      : { decidedAt, fulfilledAt: state === 'fulfilled' ? decidedAt : null }),
  };
}

/** The details of every kind have room for a remark. */
function detailsOf(remark: string | null): string {
  return JSON.stringify(remark === null ? {} : { remark });
}

/** The values of a request of which a file told only some. */
export function completeValues(told: ToldValues): RequestValues {
  return {
    submittedAt: null,
    state: 'draft',
    details: '{}',
    decidedAt: null,
    decidedBy: null,
    fulfilledAt: null,
    ...told,
  };
}

/**
 * Equal for two spellings of one request of a reseller. Numbers begin anew each year, and those that
 * only count each month; a request without a number is known by all that it says.
 */
export function requestKey({ number, requestedOn, kind, points, details }: ToldValues): string {
  const date = requestedOn ?? '';
  const own = number === null ? '' : searchKey(number);
  if (own === '') return ['', date, kind, points, details ?? '{}'].join('|');
  return `${own}|${date.slice(0, namesOne(number) ? 4 : 7)}`;
}

/** Whether a number is more than a count, so that two resellers cannot both have it. */
export function namesOne(number: string | null): boolean {
  return number !== null && /\D/u.test(number.trim());
}
