import { dayNumberOf, type CalendarDate } from '../calendar/parse-date.ts';

export const sessionStates = ['planned', 'held', 'cancelled'] as const;
export type SessionState = (typeof sessionStates)[number];

/** A session as far as its dates are concerned. */
export interface SessionDates {
  readonly startsOn: CalendarDate;
  readonly endsOn: CalendarDate | null;
  readonly deadline: CalendarDate | null;
  readonly state: SessionState;
}

/** Why nobody can be registered any more. */
export type ClosedReason =
  'training/session-cancelled' | 'training/session-over' | 'training/deadline-passed';

/** The last day of a session. */
export function lastDay(session: Pick<SessionDates, 'startsOn' | 'endsOn'>): CalendarDate {
  return session.endsOn ?? session.startsOn;
}

/** The last day on which people are registered: the deadline, else the first day itself. */
export function registrationUntil(
  session: Pick<SessionDates, 'startsOn' | 'deadline'>,
): CalendarDate {
  return session.deadline ?? session.startsOn;
}

/** Why a session takes no registrations on a day; null when it does. */
export function whyClosed(session: SessionDates, today: CalendarDate): ClosedReason | null {
  if (session.state === 'cancelled') return 'training/session-cancelled';
  if (session.state === 'held' || lastDay(session) < today) return 'training/session-over';
  return registrationUntil(session) < today ? 'training/deadline-passed' : null;
}

/** Tells whether people can have come: from the first day on, unless it was cancelled. */
export function hasBegun(session: SessionDates, today: CalendarDate): boolean {
  return session.state !== 'cancelled' && session.startsOn <= today;
}

/** Tells whether a freed seat still helps who waits: on the first day it comes too late to travel. */
export function promotesWaiting(session: SessionDates, today: CalendarDate): boolean {
  return session.state === 'planned' && today < session.startsOn;
}

/** Tells whether whoever is registered next has to wait: no seat is free, or others wait for one. */
export function isFull(session: { readonly free: number; readonly waiting: number }): boolean {
  return session.free === 0 || session.waiting > 0;
}

/** No course lasts longer; a period is searched so far back for sessions that still run. */
export const longestSessionDays = 60;

/** What a person enters of a session. */
export interface SessionFields {
  readonly startsOn: CalendarDate;
  readonly endsOn: CalendarDate | null;
  readonly startsAt: string | null;
  readonly deadline: CalendarDate | null;
  readonly city: string | null;
  readonly online: boolean;
  readonly seats: number;
  readonly pricePoints: number;
}

export type SessionField = keyof SessionFields;

const timeOfDay = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
const mostSeats = 1000;
const mostPoints = 1_000_000;

function isCount(value: number, most: number): boolean {
  return Number.isSafeInteger(value) && value >= 0 && value <= most;
}

/** The first field that cannot be as it is; null when all of them can. */
export function wrongSessionField(fields: SessionFields): SessionField | null {
  const { startsOn, endsOn, startsAt, deadline, city, online, seats, pricePoints } = fields;
  if (endsOn !== null) {
    if (endsOn < startsOn) return 'endsOn';
    if (dayNumberOf(endsOn) - dayNumberOf(startsOn) >= longestSessionDays) return 'endsOn';
  }
  if (startsAt !== null && !timeOfDay.test(startsAt)) return 'startsAt';
  if (deadline !== null && deadline > startsOn) return 'deadline';
  // Where people are to come to must be known; an online session may have a city all the same.
  if (!online && (city ?? '').trim() === '') return 'city';
  if (!isCount(seats, mostSeats) || seats === 0) return 'seats';
  if (!isCount(pricePoints, mostPoints)) return 'pricePoints';
  return null;
}
