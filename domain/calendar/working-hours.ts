/** From when until when, in minutes of the day. */
export type MinuteSpan = { readonly from: number; readonly to: number };

/** When a centre works: its hours by day of the week, Monday first, `null` for a day off. */
export type WorkingHours = {
  readonly days: readonly (MinuteSpan | null)[];
  /** The pause in the middle, or `null` where someone is always there. */
  readonly lunch: MinuteSpan | null;
};

const hour = 60;
const officeDay: MinuteSpan = { from: 9 * hour, to: 18 * hour };

/** Eight hours, Monday to Friday, with an hour for lunch. */
export const defaultWorkingHours: WorkingHours = {
  days: [officeDay, officeDay, officeDay, officeDay, officeDay, null, null],
  lunch: { from: 13 * hour, to: 14 * hour },
};

/** A span as people write it: `09:00-18:00`. */
export function formatSpan({ from, to }: MinuteSpan): string {
  return `${formatMinutes(from)}-${formatMinutes(to)}`;
}

/** Reads `9-18`, `9:00–18:00` or `09.00 - 17.30`; null for what is no span of a day. */
export function parseSpan(text: string): MinuteSpan | null {
  const match = /^\s*(\d{1,2})(?:[:.](\d{2}))?\s*[-–—]\s*(\d{1,2})(?:[:.](\d{2}))?\s*$/.exec(text);
  if (!match) return null;
  const from = minutesOf(match[1], match[2]);
  const to = minutesOf(match[3], match[4]);
  if (from === null || to === null || from >= to) return null;
  return { from, to };
}

/** Working hours as the text of a setting. */
export function formatWorkingHours(hours: WorkingHours): string {
  const span = (value: MinuteSpan | null) => (value === null ? null : formatSpan(value));
  return JSON.stringify({ days: hours.days.map(span), lunch: span(hours.lunch) });
}

/** Reads the text of the setting; null when it is none, or when no day of the week would be worked. */
export function parseWorkingHours(text: string): WorkingHours | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const { days, lunch } = value as { days?: unknown; lunch?: unknown };
  if (!Array.isArray(days) || days.length !== 7) return null;
  const read = days.map(readSpan);
  const pause = readSpan(lunch ?? null);
  if (pause === undefined || read.includes(undefined)) return null;
  const hours: WorkingHours = { days: read.map((span) => span ?? null), lunch: pause };
  // Without a minute of work nothing would ever fall due.
  return hours.days.some((day) => workedSpans(day, hours.lunch).length > 0) ? hours : null;
}

/** What is worked of a day's hours: both sides of the pause. */
export function workedSpans(day: MinuteSpan | null, lunch: MinuteSpan | null): MinuteSpan[] {
  if (day === null) return [];
  if (lunch === null) return day.from < day.to ? [day] : [];
  const morning = { from: day.from, to: Math.min(day.to, lunch.from) };
  const afternoon = { from: Math.max(day.from, lunch.to), to: day.to };
  return [morning, afternoon].filter(({ from, to }) => from < to);
}

function readSpan(value: unknown): MinuteSpan | null | undefined {
  if (value === null) return null;
  return typeof value === 'string' ? (parseSpan(value) ?? undefined) : undefined;
}

function minutesOf(hours: string | undefined, minutes: string | undefined): number | null {
  const total = Number(hours) * hour + Number(minutes ?? 0);
  return Number(minutes ?? 0) < hour && total <= 24 * hour ? total : null;
}

function formatMinutes(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / hour))}:${two(minutes % hour)}`;
}
