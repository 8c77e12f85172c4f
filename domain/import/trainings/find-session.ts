import { searchKey } from '../../text/search-key.ts';
import { lastDay, whyClosed, type SessionDates } from '../../training/session-rules.ts';
import type { CalendarDate } from '../../calendar/parse-date.ts';
import type { WantedSession } from './application-record.ts';

/** A session of the wanted course that runs on the wanted day. */
export type StoredSession = SessionDates & {
  readonly pk: number;
  readonly city: string | null;
  readonly online: boolean;
  readonly pricePoints: number;
};

export type FoundSession =
  | {
      /** Null where none is stored: it is to be made. */
      readonly pk: number | null;
      readonly over: boolean;
    }
  | { readonly doubt: 'session' };

/**
 * Which session a form means: that of the course which runs on the day, in the city or online. Two that
 * fit are never guessed between. One that was cancelled, takes nobody any more, or costs points is for a
 * person; a session that is over takes what old forms say.
 */
export function findSession(
  wanted: WantedSession,
  /** Those of the course that run on the day. */
  stored: readonly StoredSession[],
  today: CalendarDate,
): FoundSession {
  const fitting = stored.filter((one) => isThere(wanted, one));
  const exact = fitting.filter((one) => cityKey(one.city) === cityKey(wanted.city));
  const [one, ...others] = exact.length > 0 ? exact : fitting;
  if (one === undefined) return { pk: null, over: lastDay(wanted) < today };
  if (others.length > 0 || one.state === 'cancelled') return { doubt: 'session' };
  const closed = whyClosed(one, today);
  if (closed === 'training/session-over') return { pk: one.pk, over: true };
  return closed !== null || one.pricePoints > 0
    ? { doubt: 'session' }
    : { pk: one.pk, over: false };
}

function isThere(wanted: WantedSession, one: StoredSession): boolean {
  if (wanted.online || one.online) return wanted.online === one.online;
  return wanted.city === null || one.city === null || cityKey(wanted.city) === cityKey(one.city);
}

function cityKey(city: string | null): string {
  return searchKey(city ?? '');
}
