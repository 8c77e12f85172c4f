import type { LogRow } from '#db/repositories/legacy/log-rows.ts';
import { formatPhone } from '#domain/contact/format-phone.ts';
import { toLocal } from '#domain/calendar/instant.ts';
import { isKnownCity } from '#domain/geo/city.ts';
import { logLines } from '#domain/import/interactions/log-lines.ts';
import { directionOf, type InteractionChannel } from '#domain/interaction/channels.ts';
import type { CellValue, DateCell } from '#electron/workbooks/read/cell.ts';
import { dateCell, durationCell } from '../export/cells.ts';
import { rowsByPk } from '../export/rows-by-pk.ts';
import { companyText } from './company-text.ts';
import { dayOf } from './day-text.ts';
import type { LegacyLayout, LegacyStep } from './legacy-step.ts';
import { monthName } from './month-name.ts';

/** Where the interactions of the old log come from. */
export type LogSource = {
  inTime(pks: Uint32Array): Uint32Array;
  read(pks: Iterable<number>): readonly LogRow[];
};

const channelWords: Readonly<Record<InteractionChannel, string>> = {
  'call-in': 'вх.',
  'call-out': 'исх.',
  email: 'e-mail',
  fax: 'факс',
  'web-form': 'сайт',
  chat: 'чат',
  letter: 'письмо',
  meeting: 'встреча',
};
const directionWords = { in: 'вх.', out: 'исх.' } as const;
const daySeconds = 86_400;

/** The old log of these interactions, a sheet a month, the oldest first; times are of the clocks of the zone. */
export function logLayout(source: LogSource, pks: Uint32Array, timeZone: string): LegacyLayout {
  return { template: 'log', steps: () => steps(source, source.inTime(pks), timeZone) };
}

function* steps(source: LogSource, pks: Uint32Array, timeZone: string): Generator<LegacyStep> {
  let month = '';
  for (const row of rowsByPk(pks, (some) => source.read(some))) {
    const { date, secondsOfDay } = toLocal(row.occurredAt, timeZone);
    if (date.slice(0, 7) !== month) {
      month = date.slice(0, 7);
      yield { step: 'sheet', name: monthName(month) };
    }
    const cells = cellsOf(row, date, secondsOfDay);
    yield { step: 'row', sample: 'data', data: true, cells };
  }
  if (month === '') yield { step: 'sheet', name: 'Журнал' };
}

function cellsOf(row: LogRow, date: string, secondsOfDay: number): readonly CellValue[] {
  const { comment, followUp, phone, contact } = logLines(row.text);
  const followUpDay = followUp === null ? null : dayOf(followUp);
  return [
    dateCell(date),
    timeCell(secondsOfDay),
    row.operator,
    company(row),
    row.contact ?? contact,
    phone ?? (row.phone === null ? null : formatPhone(row.phone)),
    channelText(row),
    row.topic,
    row.outcome,
    durationCell(row.durationS),
    followUpDay === null ? followUp : dateCell(followUpDay),
    comment,
  ];
}

/** As it was written down; who was entered by hand is named with the city that tells two apart. */
function company({
  companyText: written,
  name,
  legalForm,
  writtenName,
  city,
}: LogRow): string | null {
  if (written !== null) return written;
  if (name === null) return null;
  const text = companyText({ name, legalForm, writtenName, city });
  return city !== null && isKnownCity(city) ? `${text} (${city})` : text;
}

function channelText({ channel, direction }: LogRow): string {
  const word = channelWords[channel];
  const isSaid = direction === null || directionOf(channel) !== null;
  return isSaid ? word : `${word} ${directionWords[direction]}`;
}

function timeCell(secondsOfDay: number): DateCell {
  const serial = secondsOfDay / daySeconds;
  return { kind: 'date', serial, hasDate: false, hasTime: true, elapsed: false };
}
