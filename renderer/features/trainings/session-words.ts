import type { SessionRow } from '#contract/training.ts';
import { formatDate } from '../../lib/format.ts';
import type { Translate } from '../../lib/text-key.ts';

type Dates = Pick<SessionRow, 'startsOn' | 'endsOn'>;

/** The days of a session: 10.12.2026, 10–12.12.2026, or 30.11–02.12.2026. */
export function sessionDates({ startsOn, endsOn }: Dates): string {
  if (endsOn === null || endsOn === startsOn) return formatDate(startsOn);
  const [year, month, day] = startsOn.split('-');
  const [endYear, endMonth] = endsOn.split('-');
  const from =
    year !== endYear
      ? formatDate(startsOn)
      : month !== endMonth
        ? `${day ?? ''}.${month ?? ''}`
        : (day ?? '');
  return `${from}–${formatDate(endsOn)}`;
}

/** The days, and the time of the first one where it is known. */
export function sessionWhen(session: Dates & Pick<SessionRow, 'startsAt'>): string {
  return [sessionDates(session), session.startsAt].filter(Boolean).join(', ');
}

/** Where people come to: the city, or that nobody has to travel. */
export function sessionWhere(t: Translate, { online, city }: Pick<SessionRow, 'online' | 'city'>) {
  return online ? t('trainings:online') : (city ?? '');
}

/** How many seats are left, or how many wait for one. */
export function seatsWord(
  t: Translate,
  { free, seats, waiting }: Pick<SessionRow, 'free' | 'seats' | 'waiting'>,
): string {
  if (waiting > 0) return t('trainings:seats.waiting', { waiting });
  return free === 0 ? t('trainings:seats.none') : t('trainings:seats.free', { free, seats });
}

/** The price of a seat in points. */
export function priceWord(t: Translate, pricePoints: number): string {
  return pricePoints === 0
    ? t('trainings:price.free')
    : t('trainings:price.points', { count: pricePoints });
}
