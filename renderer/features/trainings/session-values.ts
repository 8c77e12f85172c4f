import type { SessionRow, SessionValues } from '#contract/training.ts';
import { localDate } from '#domain/calendar/instant.ts';
import { parseDateText } from '#domain/calendar/parse-date.ts';
import { whenOf } from '../../components/when-field.tsx';
import { formatDate, personZone } from '../../lib/format.ts';

/** A session as it stands in the fields of its form. */
export type SessionTexts = Readonly<
  Record<
    | 'course'
    | 'startsOn'
    | 'endsOn'
    | 'startsAt'
    | 'city'
    | 'place'
    | 'trainer'
    | 'seats'
    | 'deadline'
    | 'pricePoints'
    | 'note'
    /** `yes` or empty. */
    | 'online',
    string
  >
>;

/** The fields of a form for a new session, on a day where one was chosen. */
export function newSessionTexts(day: string | null): SessionTexts {
  return {
    ...{ course: '', startsOn: day === null ? '' : formatDate(day), endsOn: '', startsAt: '10:00' },
    ...{ city: '', place: '', trainer: '', seats: '12', deadline: '', pricePoints: '0', note: '' },
    online: '',
  };
}

/** The fields of a form for a session that is there. */
export function sessionTexts(session: SessionRow): SessionTexts {
  const date = (day: string | null): string => (day === null ? '' : formatDate(day));
  return {
    course: session.course,
    startsOn: date(session.startsOn),
    endsOn: date(session.endsOn),
    startsAt: session.startsAt ?? '',
    city: session.city ?? '',
    place: session.place ?? '',
    trainer: session.trainer ?? '',
    seats: String(session.seats),
    deadline: date(session.deadline),
    pricePoints: String(session.pricePoints),
    note: session.note ?? '',
    online: session.online ? 'yes' : '',
  };
}

/** The day that is meant by `25.12.2026`, `25.12` or «в пятницу»; null for none, undefined if unclear. */
export function dayOf(text: string): string | null | undefined {
  if (text.trim() === '') return null;
  const read = parseDateText(text.trim());
  if (read.ok) return read.value;
  const when = whenOf(text);
  return 'at' in when ? localDate(when.at, personZone()) : undefined;
}

export type SessionField = 'startsOn' | 'endsOn' | 'deadline';

/** What is to be stored; or the date that is not understood. A wrong number is refused with its rule. */
export function sessionValues(
  texts: SessionTexts,
): { readonly values: Omit<SessionValues, 'coursePk'> } | { readonly wrong: SessionField } {
  const [startsOn, endsOn, deadline] = [texts.startsOn, texts.endsOn, texts.deadline].map(dayOf);
  if (startsOn === null || startsOn === undefined) return { wrong: 'startsOn' };
  if (endsOn === undefined) return { wrong: 'endsOn' };
  if (deadline === undefined) return { wrong: 'deadline' };
  const orNull = (text: string): string | null => text.trim() || null;
  const count = (text: string): number => (/^\s*\d{1,9}\s*$/.test(text) ? Number(text) : -1);
  const time = orNull(texts.startsAt);
  return {
    values: {
      ...{ startsOn, endsOn, deadline },
      startsAt: time === null ? null : (/^\d:/.test(time) ? `0${time}` : time).slice(0, 5),
      city: orNull(texts.city),
      online: texts.online === 'yes',
      place: orNull(texts.place),
      trainer: orNull(texts.trainer),
      seats: count(texts.seats),
      pricePoints: count(texts.pricePoints.trim() === '' ? '0' : texts.pricePoints),
      note: orNull(texts.note),
    },
  };
}
