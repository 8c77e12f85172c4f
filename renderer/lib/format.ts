import type { Month } from '#domain/bonus/month.ts';
import type { Language } from './i18n.ts';
import { readSetting } from './settings.ts';

const locales: Record<Language, string> = { ru: 'ru-RU', en: 'en-GB' };

const cache = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>();

function dateFormat(language: Language, name: string, options: Intl.DateTimeFormatOptions) {
  const key = `${language} ${name}`;
  let format = cache.get(key);
  if (!format) cache.set(key, (format = new Intl.DateTimeFormat(locales[language], options)));
  return format as Intl.DateTimeFormat;
}

function numberFormat(language: Language, name: string, options: Intl.NumberFormatOptions) {
  const key = `${language} ${name}`;
  let format = cache.get(key);
  if (!format) cache.set(key, (format = new Intl.NumberFormat(locales[language], options)));
  return format as Intl.NumberFormat;
}

/** A calendar date `2026-11-21` as 21.11.2026, in both languages: no month-first reading. */
export function formatDate(date: string): string {
  const [year, month, day] = date.split('-');
  return year && month && day ? `${day}.${month}.${year}` : date;
}

/** A month with its year: «ноябрь 2026». */
export function formatMonth(month: Month, language: Language): string {
  const format = dateFormat(language, 'month', { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return format.format(Date.parse(`${month}-01T00:00Z`)).replace(/\s*г\.$/, '');
}

/** The day of the week of a calendar date in short: «чт», Thu. */
export function formatWeekday(date: string, language: Language): string {
  const format = dateFormat(language, 'weekday', { weekday: 'short', timeZone: 'UTC' });
  return format.format(Date.parse(`${date}T00:00Z`));
}

const knownZones = new Map<string, boolean>();

/** Whether the computer knows the zone; a setting may come from another one. */
function isKnownZone(zone: string): boolean {
  let known = knownZones.get(zone);
  if (known === undefined) {
    try {
      new Intl.DateTimeFormat('ru', { timeZone: zone });
      known = true;
    } catch {
      known = false;
    }
    knownZones.set(zone, known);
  }
  return known;
}

/** The zone of the settings; undefined stands for that of the computer. */
function chosenZone(): string | undefined {
  const zone = readSetting('timeZone');
  return zone !== undefined && zone !== '' && isKnownZone(zone) ? zone : undefined;
}

/** The zone in which a person here speaks of times: that of the settings or of the computer. */
export function personZone(): string {
  return chosenZone() ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** The calendar date of an instant as 21.11.2026, in a zone or in that of the settings. */
export function formatInstantDate(at: number, timeZone = chosenZone()): string {
  const format = dateFormat('ru', `date ${timeZone ?? ''}`, {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    timeZone,
  });
  return format.format(at);
}

/** The time of day of an instant as 14:05. */
export function formatTime(at: number, timeZone = chosenZone()): string {
  const format = dateFormat('ru', `time ${timeZone ?? ''}`, {
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  });
  return format.format(at);
}

/** An instant as 21.11.2026 14:05. */
export function formatInstant(at: number, timeZone = chosenZone()): string {
  return `${formatInstantDate(at, timeZone)} ${formatTime(at, timeZone)}`;
}

/** An instant to come as people say it: «четверг, 27 ноября, 10:00»; with the year if another. */
export function formatWhen(at: number, now: number, language: Language): string {
  const timeZone = personZone();
  const other =
    formatInstantDate(at, timeZone).slice(6) !== formatInstantDate(now, timeZone).slice(6);
  const format = dateFormat(language, `when ${timeZone} ${other}`, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(other ? { year: 'numeric' } : {}),
    timeZone,
  });
  return `${format.format(at)}, ${formatTime(at, timeZone)}`;
}

/** How far ahead in the days of the calendar: «завтра», «через 3 дня»; within a day in hours. */
export function formatAhead(at: number, now: number, language: Language): string {
  const timeZone = personZone();
  const format = new Intl.RelativeTimeFormat(locales[language], { numeric: 'auto' });
  const day = (instant: number): number => {
    const [date = 1, month = 1, year = 1970] = formatInstantDate(instant, timeZone)
      .split('.')
      .map(Number);
    return Date.UTC(year, month - 1, date) / 86_400_000;
  };
  const days = day(at) - day(now);
  if (days !== 0) return format.format(days, 'day');
  const minutes = Math.round((at - now) / 60_000);
  return minutes < 60
    ? format.format(minutes, 'minute')
    : format.format(Math.round(minutes / 60), 'hour');
}

const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** How long ago or ahead, in the language: «5 минут назад»; null when a date says it better. */
export function formatRelative(at: number, now: number, language: Language): string | null {
  const distance = at - now;
  if (Math.abs(distance) >= 7 * 86_400_000) return null;
  const format = new Intl.RelativeTimeFormat(locales[language], { numeric: 'auto' });
  for (const [unit, size] of steps) {
    if (Math.abs(distance) >= size) return format.format(Math.trunc(distance / size), unit);
  }
  return format.format(0, 'second');
}

/** A whole or broken number with the separators of the language. */
export function formatNumber(value: number, language: Language): string {
  return numberFormat(language, 'number', { maximumFractionDigits: 2 }).format(value);
}

/** A number with its sign: what came and what went. */
export function formatSigned(value: number, language: Language): string {
  return value > 0 ? `+${formatNumber(value, language)}` : formatNumber(value, language);
}

/** An amount in minor units with the sign of its currency; kopecks only where there are some. */
export function formatMoney(minor: number, currency: string, language: Language): string {
  const digits = minor % 100 === 0 ? 0 : 2;
  const format = numberFormat(language, `${currency} ${String(digits)}`, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return format.format(minor / 100);
}

/** A size of a file: 1,4 МБ. */
export function formatBytes(bytes: number, language: Language): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const power = Math.min(3, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
  const unit = units[power] ?? 'byte';
  const format = numberFormat(language, unit, {
    style: 'unit',
    unit,
    maximumFractionDigits: power === 0 ? 0 : 1,
  });
  return format.format(bytes / 1024 ** power);
}

/** Seconds of talk or of waiting as 1:05 or 1:02:05. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown
    .map((part, at) => (at === 0 ? String(part) : String(part).padStart(2, '0')))
    .join(':');
}

export { formatPhone } from '#domain/contact/format-phone.ts';
