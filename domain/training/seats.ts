import type { Result } from '../result.ts';
import { failure, success } from '../result.ts';
import {
  holdsSeat,
  isPromised,
  isUnconfirmed,
  type RegistrationState,
} from './registration-state.ts';

/** A registration as far as seats are concerned. */
export interface SeatClaim {
  readonly pk: number;
  readonly id: string;
  readonly state: RegistrationState;
  readonly registeredAt: number;
  /** The points that pay for the seat were refused: who waits so is passed over. */
  readonly unpaid?: boolean;
}

/** What has to change so that seats and waiting list agree again; row numbers in order. */
export interface SeatChanges {
  readonly promoted: readonly number[];
  readonly waitlisted: readonly number[];
}

/** Where a new participant would be: on a seat, or at this place of the waiting list, from 1. */
export type Place = { readonly seat: true } | { readonly seat: false; readonly place: number };

/** The order of the queue: who registered first; of one instant, whose row was made first. */
export function byQueue(a: SeatClaim, b: SeatClaim): number {
  return a.registeredAt - b.registeredAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** How many seats nobody holds; never below zero. */
export function freeSeats(seats: number, claims: readonly SeatClaim[]): number {
  const held = claims.filter(({ state }) => holdsSeat(state)).length;
  return Math.max(0, seats - held);
}

/** Where so many new participants of a session would be, in their order. */
export function placesOf(count: number, seats: number, claims: readonly SeatClaim[]): Place[] {
  const free = freeSeats(seats, claims);
  // Who waits already comes before: a free seat beside a queue goes to the queue.
  const waiting = claims.filter(isPromotable).length;
  const open = Math.max(0, free - waiting);
  const ahead = Math.max(0, waiting - free);
  return Array.from({ length: count }, (_, at) =>
    at < open ? { seat: true } : { seat: false, place: ahead + at - open + 1 },
  );
}

function isPromotable({ state, unpaid }: SeatClaim): boolean {
  return state === 'waitlisted' && !unpaid;
}

/**
 * Decides who gets a freed seat and who loses one that is no more. The first waiting are promoted
 * while seats are free and `promote` allows it; when seats are taken away, the last of those not yet
 * confirmed go to the waiting list. Seats that were promised cannot be taken away.
 */
export function settleSeats(
  seats: number,
  claims: readonly SeatClaim[],
  promote: boolean,
): Result<SeatChanges, 'training/seats-below-confirmed'> {
  if (claims.filter(({ state }) => isPromised(state)).length > seats) {
    return failure('training/seats-below-confirmed');
  }
  const held = claims.filter(({ state }) => holdsSeat(state)).length;
  const queue = [...claims].sort(byQueue);
  if (held > seats) {
    const unconfirmed = queue.filter(({ state }) => isUnconfirmed(state));
    const kept = unconfirmed.length - (held - seats);
    return success({ promoted: [], waitlisted: unconfirmed.slice(kept).map(({ pk }) => pk) });
  }
  const waiting = queue.filter(isPromotable);
  const promoted = promote ? waiting.slice(0, seats - held).map(({ pk }) => pk) : [];
  return success({ promoted, waitlisted: [] });
}
