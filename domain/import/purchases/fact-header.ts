import type { Month } from '../../bonus/month.ts';
import { isQuarter, monthKey, readMonthWord, yearsIn } from './month-words.ts';
import { withoutUnit } from './report-unit.ts';
import { isMeasure, isTotalHeader } from './report-words.ts';

/** What the levels of a header say of a column of sums; what they leave out stands elsewhere. */
export type FactHeader = {
  readonly month: Month | null;
  /** A month is named, be it without a year. */
  readonly namesMonth: boolean;
  readonly group: string | null;
  /** It sums up other columns: those of its month and group, where it names them. */
  readonly total: boolean;
  readonly quarter: boolean;
};

/** Between the levels of a header, from the top. */
const levels = ' / ';

/** Reads the header of a column of sums; `year` is that of months without one. */
export function readFactHeader(header: string, year: number | null): FactHeader {
  const groups: string[] = [];
  let month: number | null = null;
  let own: number | null = null;
  let total = false;
  let quarter = false;
  for (const level of header.split(levels)) {
    const text = level.trim();
    if (/^(?:19|20)\d\d(?:\s*г(?:од|\.)?)?$/iu.test(text)) {
      own = Number(text.slice(0, 4));
      continue;
    }
    if (isQuarter(text)) {
      quarter = true;
      own ??= yearsIn(text)[0] ?? null;
      continue;
    }
    const word = readMonthWord(text);
    if (word !== null && month === null) {
      month = word.month;
      own = word.year ?? own;
    }
    const rest = withoutUnit(word === null ? text : word.rest);
    if (rest === '') continue;
    if (isTotalHeader(rest)) total = true;
    else if (!isMeasure(rest)) groups.push(rest);
  }
  const known = own ?? year;
  return {
    month: month === null || known === null ? null : monthKey(month, known),
    namesMonth: month !== null,
    group: groups.length === 0 ? null : groups.join(levels),
    // A quarter beside its months sums them up.
    total: total || (quarter && month === null),
    quarter,
  };
}
