import { AppError, type ErrorCode } from '#contract/errors.ts';
import type { SessionRow, SessionValues } from '#contract/training.ts';
import type { NewRow } from '#db/write/entities.ts';
import { dateFromDayNumber, dayNumberOf } from '#domain/calendar/parse-date.ts';
import { canonicalCity } from '#domain/geo/city.ts';
import { wrongSessionField, type SessionField } from '#domain/training/session-rules.ts';

type SessionColumns = Omit<NewRow<'training-session'>, 'coursePk' | 'state'>;

const codes: Readonly<Record<SessionField, ErrorCode>> = {
  startsOn: 'training/wrong-dates',
  endsOn: 'training/wrong-dates',
  deadline: 'training/wrong-dates',
  startsAt: 'training/wrong-time',
  city: 'training/city-required',
  online: 'training/city-required',
  seats: 'training/wrong-seats',
  pricePoints: 'training/wrong-price',
};

function emptyToNull(text: string | null): string | null {
  return text?.trim() || null;
}

/** Whether the calendar has the day: 31 November has the right form only. */
function isDay(date: string | null): boolean {
  return date === null || dateFromDayNumber(dayNumberOf(date)) === date;
}

function refuse(code: ErrorCode, field: SessionField): AppError {
  return new AppError(code, `session: ${field}`, { details: { field } });
}

const empty: Omit<SessionValues, 'coursePk'> = {
  startsOn: '',
  endsOn: null,
  startsAt: null,
  city: null,
  online: false,
  place: null,
  trainer: null,
  seats: 0,
  deadline: null,
  pricePoints: 0,
  note: null,
};

/**
 * The columns to write for what a person entered of a session, checked as a whole: what is left out
 * stands in `stored`. Throws `field/date` and the codes of the fields.
 */
export function checkSessionFields(
  typed: Partial<SessionValues>,
  stored?: SessionRow,
): SessionColumns {
  const merged = { ...empty, ...stored, ...typed };
  const city = emptyToNull(merged.city);
  const fields = {
    startsOn: merged.startsOn,
    endsOn: merged.endsOn,
    startsAt: emptyToNull(merged.startsAt),
    deadline: merged.deadline,
    city: city === null ? null : canonicalCity(city).city,
    online: merged.online,
    seats: merged.seats,
    pricePoints: merged.pricePoints,
  };
  for (const field of ['startsOn', 'endsOn', 'deadline'] as const) {
    if (!isDay(fields[field])) throw refuse('field/date', field);
  }
  const wrong = wrongSessionField(fields);
  if (wrong !== null) throw refuse(codes[wrong], wrong);
  return {
    ...fields,
    // A session of one day has no other last day.
    endsOn: fields.endsOn === fields.startsOn ? null : fields.endsOn,
    online: fields.online ? 1 : 0,
    place: emptyToNull(merged.place),
    trainer: emptyToNull(merged.trainer),
    note: emptyToNull(merged.note),
  };
}
