import type { Month } from '../../bonus/month.ts';
import type { TextRow } from '../find-header.ts';
import { monthKey, readMonthWord, withoutDates, yearsIn } from './month-words.ts';
import { readUnit, type ReportUnit } from './report-unit.ts';
import { isDistributorHeader } from './report-words.ts';

/** What a report says once for all of its cells, in its title, on its tab or in its header. */
export type ReportContext = {
  /** The year of months that are named without one; null when none or several are named. */
  readonly year: number | null;
  /** The month of the whole sheet, when it speaks of a single one. */
  readonly month: Month | null;
  readonly distributor: string | null;
  readonly unit: ReportUnit;
};

/** Reads what stands above the header of a report and on its tab. */
export function readContext(
  name: string,
  titles: readonly TextRow[],
  headers: readonly string[],
): ReportContext {
  const lines = titles.map(({ cells }) => cells.map((cell) => cell.trim()).filter(Boolean));
  const texts = [...lines.flat(), name].map(withoutDates);
  const years = single(texts.flatMap(yearsIn));
  const months = texts.flatMap((text) => monthsIn(text, years));
  return {
    year: years,
    month: single(months),
    distributor: distributorIn(lines),
    unit: readUnit([...lines.flat(), ...headers, name]),
  };
}

function single<T>(values: readonly T[]): T | null {
  const [first, ...others] = new Set(values);
  return first === undefined || others.length > 0 ? null : first;
}

/** Every month named in a line: `январь – март 2011` names two. */
function monthsIn(text: string, year: number | null): readonly Month[] {
  const found: Month[] = [];
  let rest = text;
  // Each look takes one word out, so it ends.
  for (let word = readMonthWord(rest); word !== null; word = readMonthWord(rest)) {
    const own = word.year ?? year;
    if (own !== null) found.push(monthKey(word.month, own));
    if (word.rest.length >= rest.length) break;
    rest = word.rest;
  }
  return found;
}

/** What stands before a colon, or the first word. */
function labelOf(text: string): string {
  return /^[^:]*(?=:)|^[\p{L}-]+/u.exec(text)?.[0] ?? '';
}

function distributorIn(lines: readonly (readonly string[])[]): string | null {
  for (const cells of lines) {
    const at = cells.findIndex((cell) => isDistributorHeader(labelOf(cell)));
    const label = cells[at];
    if (label === undefined) continue;
    // `Дистрибьютор: ТД «Север»` in one cell, with or without its colon.
    const behind = /^[^:]*:(.*)$/u.exec(label)?.[1] ?? /^\S+\s+(.*)$/u.exec(label)?.[1] ?? '';
    const name = behind.trim() === '' ? (cells[at + 1] ?? '') : behind.trim();
    if (name !== '' && name.length <= 200) return name;
  }
  return null;
}
