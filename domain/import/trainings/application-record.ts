import type { CalendarDate } from '../../calendar/parse-date.ts';
import { searchKey } from '../../text/search-key.ts';
import type { Buyer } from '../purchases/purchase-record.ts';

/** The session that a form asks for. */
export type WantedSession = {
  /** The course as it is written. */
  readonly course: string;
  readonly startsOn: CalendarDate;
  /** Null for one day. */
  readonly endsOn: CalendarDate | null;
  /** Null where the form says nothing of it. */
  readonly city: string | null;
  readonly place: string | null;
  readonly online: boolean;
};

/** What is said of a participant beside the name. */
export type ParticipantFields = {
  readonly position: string | null;
  readonly phone: string | null;
  readonly email: string | null;
};

export const participantFields = ['position', 'phone', 'email'] as const;

export type Participant = ParticipantFields & {
  readonly name: string;
  /** As `participantKey` makes it. */
  readonly key: string;
};

/** What a row of a form says, with what the form says for all of its rows. */
export type ApplicationRecord = {
  readonly buyer: Buyer;
  readonly session: WantedSession;
  /** The day of the form; null where it bears none. */
  readonly filedOn: CalendarDate | null;
  readonly participant: Participant;
};

const separator = '|';

/** Equal for two spellings of one course. */
export function courseKey(name: string): string {
  return searchKey(name);
}

/** What makes a registration of a reseller the same one in two files. */
export function registrationKey(
  { course, startsOn }: WantedSession,
  participantKey: string,
): string {
  return [courseKey(course), startsOn, participantKey].join(separator);
}
