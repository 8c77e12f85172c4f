import {
  dayNumberOf,
  parseDateText,
  type CalendarDate,
  type DateOptions,
} from '../../calendar/parse-date.ts';
import { failure, success, type Result } from '../../result.ts';
import { longestSessionDays } from '../../training/session-rules.ts';

export type Period = { readonly startsOn: CalendarDate; readonly endsOn: CalendarDate | null };

const bad = failure('date');
const between = /\s*(?:[-–—]|\s(?:по|до|to|till|until)\s)\s*/iu;

/**
 * Reads the days of a training: one day, or a first and a last one, of which the first may leave month
 * and year to the other: `10-12 марта 2011`, `с 28.02 по 01.03.2011`.
 */
export function readPeriod(raw: string, options: DateOptions = {}): Result<Period, 'date'> {
  const text = raw
    .replace(/^\s*(?:с|from|от)\s+/iu, '')
    // `March 10-12, 2011` has its month in front of both days.
    .replace(/^(\p{L}{3,9}\.?)\s+(\d{1,2}\s*[-–—]\s*\d{1,2}),?\s+(\d{4})$/u, '$2 $1 $3')
    .trim();
  const whole = parseDateText(text, options);
  if (whole.ok) return success({ startsOn: whole.value, endsOn: null });
  if (text.length > 64) return bad;
  for (const gap of text.matchAll(new RegExp(between, 'giu'))) {
    const left = text.slice(0, gap.index).trim();
    const right = text.slice(gap.index + gap[0].length).trim();
    const last = parseDateText(right, options);
    if (!last.ok || left === '') continue;
    const first = firstDay(left, last.value, options);
    if (first !== null) return toPeriod(first, last.value);
  }
  return bad;
}

/** Puts a first and a last day together; one day has no other last one. */
export function toPeriod(startsOn: CalendarDate, endsOn: CalendarDate): Result<Period, 'date'> {
  const days = dayNumberOf(endsOn) - dayNumberOf(startsOn);
  if (days < 0 || days >= longestSessionDays) return bad;
  return success({ startsOn, endsOn: days === 0 ? null : endsOn });
}

function firstDay(left: string, last: CalendarDate, options: DateOptions): CalendarDate | null {
  const whole = parseDateText(left, options);
  if (whole.ok) return whole.value;
  const [year = '', month = ''] = last.split('-');
  const day = /^(\d{1,2})\.?$/u.exec(left)?.[1];
  const tries =
    day === undefined
      ? // `28.02`, or `28 февраля`; the year is that of the last day, or the one before.
        [left, left.replace(/\.$/u, '')].flatMap((start) =>
          [Number(year), Number(year) - 1].flatMap((of) => [
            `${start}.${String(of)}`,
            `${start} ${String(of)}`,
          ]),
        )
      : [`${day}.${month}.${year}`];
  for (const text of tries) {
    const read = parseDateText(text, options);
    if (read.ok && toPeriod(read.value, last).ok) return read.value;
  }
  return null;
}
