import { canonicalCity, cityInAddress, isKnownCity } from '../../geo/city.ts';
import { participantKey, participantName } from '../../training/participant.ts';
import { parseDateText } from '../../calendar/parse-date.ts';
import { isBlank } from '../cell-words.ts';
import { readContactCells } from '../contact-cells.ts';
import { columnsOf, type FieldColumn, type RegisterField } from '../fields.ts';
import { buyerFields, buyerOf, buyerProblems } from '../judge-buyer.ts';
import { rowJudge, type JudgeOptions } from '../judge-row.ts';
import { emptyRecord } from '../register-record.ts';
import { rowCells, type RowProblem } from '../row-cells.ts';
import { courseKey, type ApplicationRecord, type WantedSession } from './application-record.ts';
import { saysOnline } from './form-words.ts';
import { readPeriod, toPeriod, type Period } from './read-period.ts';

/** Longer ones are remarks that slipped into the cell. */
const longest = { course: 300, name: 200 };
/** Where a training is held says nothing of where the company is. */
const nowhere = { region: null, city: null, hidden: false };

export type JudgedApplication = {
  /** Null when something that it cannot be without is not to be read. */
  readonly record: ApplicationRecord | null;
  readonly problems: readonly RowProblem[];
};

/** Reads rows of participants, filled with what their form says. Makes a function, so that the plan is made once. */
export function applicationJudge(
  columns: readonly FieldColumn[],
  options: JudgeOptions = {},
): (cells: readonly string[]) => JudgedApplication {
  const judgeBuyer = rowJudge(
    columns.filter(({ field }) => buyerFields.has(field)),
    'resellers',
  );
  const all = (field: RegisterField): readonly number[] => columnsOf(columns, field);
  const at = {
    participant: all('participant'),
    position: all('position')[0],
    phone: all('phone'),
    email: all('email'),
  };

  return (cells) => {
    const problems: RowProblem[] = [];
    const row = rowCells(cells, problems);
    const text = (column: number | undefined): string => row.text(column).trim();
    const of = (field: RegisterField): string => text(all(field)[0]);
    const refuse = (field: RegisterField, code: string, value: string): void =>
      row.refuse(all(field)[0], field, code, value);

    const buyer = judgeBuyer(cells, nowhere);
    problems.push(...buyerProblems(buyer));

    const course = of('course');
    if (courseKey(course) === '' || course.length > longest.course) {
      refuse('course', 'course', course);
    }
    const period = readDays(of, options);
    if (period === null) refuse('startsOn', 'date', of('startsOn'));
    const filed = of('filedOn');
    const filedOn = isBlank(filed) ? null : parseDateText(filed, options);
    if (filedOn?.ok === false) refuse('filedOn', 'date', filed);

    const name = participantName(at.participant.map(text).join(' '));
    const key = participantKey(name);
    if (key === '' || name.length > longest.name) {
      refuse('participant', 'participant', at.participant.map(text).join(' ').trim());
    }
    const reach = { ...emptyRecord(), city: buyer.record.city, region: buyer.record.region };
    const columnsOfReach = { phone: at.phone, email: at.email, contact: [], position: [] };
    readContactCells(reach, columnsOfReach, (column) => cells[column] ?? '', row.refuse);
    const position = text(at.position);
    if (problems.length > 0 || period === null) return { record: null, problems };
    return {
      problems,
      record: {
        buyer: buyerOf(buyer.record, reach.phones),
        session: { course: course.replace(/\s+/gu, ' '), ...period, ...readPlace(of) },
        filedOn: filedOn?.ok === true ? filedOn.value : null,
        participant: {
          name,
          key,
          position: isBlank(position) ? null : position,
          phone: joined(reach.phones.map(phoneText)),
          email: joined(reach.emails),
        },
      },
    };
  };
}

function readDays(of: (field: RegisterField) => string, options: JudgeOptions): Period | null {
  const first = readPeriod(of('startsOn'), options);
  if (!first.ok) return null;
  const end = of('endsOn');
  if (isBlank(end)) return first.value;
  const last = parseDateText(end, options);
  const period = last.ok ? toPeriod(first.value.startsOn, last.value) : last;
  return period.ok ? period.value : null;
}

function readPlace(
  of: (field: RegisterField) => string,
): Pick<WantedSession, 'city' | 'place' | 'online'> {
  const venue = of('venue');
  const online = saysOnline(venue) || saysOnline(of('format'));
  if (online || isBlank(venue)) return { city: null, place: null, online };
  const alone = isKnownCity(venue) || !/[\d,;]/u.test(venue);
  const city = alone ? canonicalCity(venue).city : (cityInAddress(venue)?.city ?? null);
  return { city, place: alone ? null : venue, online };
}

function phoneText({ e164, extension }: { e164: string; extension: string | null }): string {
  return extension === null ? e164 : `${e164}, доб. ${extension}`;
}

function joined(texts: readonly string[]): string | null {
  return texts.length === 0 ? null : texts.join(', ');
}
