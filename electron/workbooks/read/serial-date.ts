/** A calendar date and time of day as a spreadsheet shows them. */
export type SerialParts = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
};

type Shown = {
  readonly serial: number;
  readonly hasDate: boolean;
  readonly hasTime: boolean;
  readonly elapsed: boolean;
};

const DAY_MS = 86_400_000;
const EPOCH_MS = Date.UTC(1899, 11, 30);
/** The last serial that is a date: 31.12.9999. */
export const LAST_SERIAL = 2_958_465;
/** Days from the 1900 system to the 1904 system of old Mac workbooks. */
export const SHIFT_1904 = 1462;

/**
 * The date of a serial of the 1900 system, to the nearest second, or null outside 0…31.12.9999.
 * Serials below 60 count from 1900 as Excel does (which believes in 29.02.1900).
 */
export function serialToParts(serial: number): SerialParts | null {
  if (!Number.isFinite(serial) || serial < 0 || serial >= LAST_SERIAL + 1) return null;
  const seconds = Math.round(serial * 86_400);
  const wholeDay = Math.floor(seconds / 86_400);
  const rest = seconds - wholeDay * 86_400;
  const time = {
    hour: Math.floor(rest / 3600),
    minute: Math.floor((rest % 3600) / 60),
    second: rest % 60,
  };
  if (wholeDay === 0) return { year: 1900, month: 1, day: 0, ...time };
  if (wholeDay === 60) return { year: 1900, month: 2, day: 29, ...time };
  const date = new Date(EPOCH_MS + (wholeDay < 60 ? wholeDay + 1 : wholeDay) * DAY_MS);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    ...time,
  };
}

/** The serial of a calendar date in the 1900 system. */
export function serialFromDate(year: number, month: number, day: number): number {
  const days = Math.round((Date.UTC(year, month - 1, day) - EPOCH_MS) / DAY_MS);
  return days < 61 ? days - 1 : days;
}

/** A date cell as its reader saw it: `05.03.2010`, `05.03.2010 14:30`, `14:30:05`, `30:15:00`. */
export function serialToText(shown: Shown): string {
  if (shown.elapsed) return elapsedText(shown.serial);
  const parts = serialToParts(shown.serial);
  if (parts === null) return String(shown.serial);
  const date = `${two(parts.day)}.${two(parts.month)}.${String(parts.year).padStart(4, '0')}`;
  if (!shown.hasTime) return date;
  const clock = `${two(parts.hour)}:${two(parts.minute)}`;
  const exact = parts.second === 0 ? clock : `${clock}:${two(parts.second)}`;
  return shown.hasDate ? `${date} ${exact}` : `${clock}:${two(parts.second)}`;
}

function elapsedText(serial: number): string {
  const total = Math.round(Math.abs(serial) * 86_400);
  const hours = Math.floor(total / 3600);
  const text = `${String(hours)}:${two(Math.floor((total % 3600) / 60))}:${two(total % 60)}`;
  return serial < 0 ? `-${text}` : text;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
