import { headerMeaning, type HeaderMeaning } from './header-words.ts';
import { isKnownCity } from '../geo/city.ts';
import { canonicalRegion } from '../geo/region.ts';
import { parseCompanyName } from '../reseller/company-name.ts';
import { parseInn } from '../reseller/inn.ts';

/** A row of a sheet as text; blank rows are left out. */
export type TextRow = {
  /** 1-based, as the spreadsheet program shows it. */
  readonly number: number;
  readonly cells: readonly string[];
};

/** A merged block, 0-based, both ends inside. */
export type TextMerge = {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
};

export type HeaderColumn = {
  readonly column: number;
  /** All levels, from the top, joined by ` / `. */
  readonly text: string;
  readonly meaning: HeaderMeaning | null;
};

export type FoundHeader = {
  /** 1-based rows; both 0 when the sheet has no header. */
  readonly from: number;
  readonly to: number;
  readonly columns: readonly HeaderColumn[];
  readonly score: number;
  /** How many columns bear words of other kinds of workbook. */
  readonly foreign: number;
};

/** How far down a header is looked for. */
export const headerSearchRows = 60;
const maxLevels = 3;
/** Less than this is a row of data that happens to hold a word of some header. */
const leastScore = 1.5;
const keyFields = new Set(['inn', 'innKpp', 'name']);

const dataLike =
  /@|\d{5,}|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d[\s-]\d\d[\s-]\d\d|^\d+(?:[.,]\d+)?$|[«"].+[»"]/u;

function isDataLike(text: string): boolean {
  if (dataLike.test(text) || (/\d{9}/.test(text) && parseInn(text).ok)) return true;
  if (text.length < 4 || headerMeaning(text)?.weight === 3) return isPlace(text);
  return isPlace(text) || parseCompanyName(text).legalForm !== null;
}

function isPlace(text: string): boolean {
  return isKnownCity(text) || canonicalRegion(text) !== null;
}

/** The row that stands where a header would, above the first tax number, when none of its words is known. */
export function unknownHeader(rows: readonly TextRow[]): FoundHeader {
  const first = rows.findIndex((row) =>
    row.cells.some((cell) => /\d{9}/.test(cell) && parseInn(cell).ok),
  );
  const above = rows[first - 1];
  const filled = above?.cells.filter((cell) => cell.trim() !== '') ?? [];
  const isHeader = above !== undefined && filled.length >= 3 && !filled.some(isDataLike);
  const row = isHeader ? above.number : 0;
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const columns = Array.from({ length: width }, (_, column) => ({
    column,
    text: isHeader ? (above.cells[column] ?? '').replace(/\s+/gu, ' ').trim() : '',
    meaning: null,
  }));
  return { from: row, to: row, columns, score: 0, foreign: 0 };
}

/** Every block of up to so many rows directly under each other that a header could be. */
export function* headerBlocks(
  rows: readonly TextRow[],
  levels: number,
): Iterable<readonly TextRow[]> {
  const top = rows.filter((row) => row.number <= headerSearchRows);
  for (let from = 0; from < top.length; from += 1) {
    for (let count = 1; count <= levels; count += 1) {
      const block = top.slice(from, from + count);
      const first = block[0];
      const last = block.at(-1);
      if (!first || !last || block.length < count) break;
      if (last.number - first.number !== count - 1) break;
      yield block;
    }
  }
}

/** Finds the header rows: the block whose words mean most and under which data can stand. */
export function findHeader(
  rows: readonly TextRow[],
  merges: readonly TextMerge[],
): FoundHeader | null {
  const top = rows.filter((row) => row.number <= headerSearchRows);
  let best: FoundHeader | null = null;
  for (const block of headerBlocks(rows, maxLevels)) {
    const found = describe(block, merges);
    // Each level has to earn its place, so a title above or a data row below is not taken in.
    if (found !== null && (best === null || found.score > best.score + 0.01)) best = found;
  }
  return best === null ? null : withContinuation(best, top, merges);
}

/** Fields whose cells always hold digits, or an `@`. */
const inDigits = new Set(['inn', 'innKpp', 'kpp', 'phone', 'email', 'authorisedOn']);

/** Headers whose lines stand in cells of their own: `Дата` and, in the row below, `авторизации`. */
function withContinuation(
  header: FoundHeader,
  top: readonly TextRow[],
  merges: readonly TextMerge[],
): FoundHeader {
  const next = top.find((row) => row.number === header.to + 1);
  if (next === undefined || header.to - header.from + 1 >= maxLevels) return header;
  if (next.cells.some((cell) => isDataLike(cell.trim()))) return header;
  const words = header.columns.filter(({ column, meaning }) => {
    const cell = (next.cells[column] ?? '').trim();
    return meaning !== null && inDigits.has(meaning.field) && /^\D*\p{L}{4}\D*$/u.test(cell);
  });
  if (words.length < 2) return header;
  const block = top.filter((row) => row.number >= header.from && row.number <= next.number);
  const columns = headerColumns(block, merges).map((column, index) => {
    const above = header.columns[index]?.meaning ?? null;
    if (above?.weight === 3) return { ...column, meaning: above };
    return { ...column, meaning: headerMeaning(column.text.replaceAll(' / ', ' ')) ?? above };
  });
  return { ...header, to: next.number, columns };
}

/** Reads given rows as the header, whatever their words. */
export function headerFromRows(
  rows: readonly TextRow[],
  merges: readonly TextMerge[],
  from: number,
  to: number,
): FoundHeader {
  const block = rows.filter((row) => row.number >= from && row.number <= to);
  const columns = headerColumns(block, merges);
  return { from, to, columns, score: 0, foreign: 0 };
}

/** What stands in records only: an address, a tax number, a number to dial. */
const recordCell = /@[\p{L}\p{N}-]+\.\p{L}|\d{9}|\d{3}\D{0,2}\d{2,3}\D\d{2}\D?\d{2}/u;

/** Whether rows hold what no header does. */
export function holdsRecords(block: readonly TextRow[]): boolean {
  return block.some((row) => row.cells.some((cell) => recordCell.test(cell)));
}

function describe(block: readonly TextRow[], merges: readonly TextMerge[]): FoundHeader | null {
  if (holdsRecords(block)) return null;
  const columns = headerColumns(block, merges);
  const fields = new Map<string, number>();
  let foreign = 0;
  let score = 0;
  for (const { meaning, text } of columns) {
    if (meaning?.foreign) foreign += 1;
    if (meaning === null) {
      if (text.length > 60) score -= 1;
      continue;
    }
    if (meaning.field === 'ignore') score += 0.3;
    else fields.set(meaning.field, Math.max(fields.get(meaning.field) ?? 0, meaning.weight));
  }
  for (const [field, weight] of fields) score += weight / 2 + (keyFields.has(field) ? 0.5 : 0);
  let filled = 0;
  for (const row of block) {
    const cells = row.cells.filter((cell) => cell.trim() !== '');
    filled = Math.max(filled, cells.length);
    score -= cells.filter(isDataLike).length * 1.5;
    // A level that says nothing by itself costs more than it brings.
    if (!cells.some((cell) => headerMeaning(cell) !== null)) score -= 1;
    // A title over the table is one cell, and no group of columns is as wide as the table.
    if (block.length > 1 && cells.length === 1) score -= 1.5;
    else if (row !== block.at(-1) && groupsColumns(row, merges)) score += 1;
  }
  score -= (block.length - 1) * 0.4;
  const known = fields.size;
  if (known < 2 || filled < 2 || score < leastScore) return null;
  const first = block[0];
  const last = block.at(-1);
  if (!first || !last) return null;
  return { from: first.number, to: last.number, columns, score, foreign };
}

/** A level whose cells stand over several columns each, as the upper one of two does. */
function groupsColumns(row: TextRow, merges: readonly TextMerge[]): boolean {
  return merges.some((merge) => merge.top === row.number - 1 && merge.right > merge.left);
}

/** The columns under a block of header rows, with the texts of all its levels. */
export function headerColumns(
  block: readonly TextRow[],
  merges: readonly TextMerge[],
): readonly HeaderColumn[] {
  const width = block.reduce((most, row) => Math.max(most, row.cells.length), 0);
  const levels = block.map((row, level) => levelTexts(row, width, merges, block.slice(level + 1)));
  const columns: HeaderColumn[] = [];
  for (let column = 0; column < width; column += 1) {
    const texts: string[] = [];
    for (const level of levels) {
      const text = (level[column] ?? '').replace(/\s+/gu, ' ').trim();
      if (text !== '' && texts.at(-1) !== text) texts.push(text);
    }
    columns.push({ column, text: texts.join(' / '), meaning: meaningOf(texts) });
  }
  return columns;
}

/** One level as texts by column, a group's title repeated over the columns it stands for. */
function levelTexts(
  row: TextRow,
  width: number,
  merges: readonly TextMerge[],
  below: readonly TextRow[],
): readonly string[] {
  const texts = Array.from({ length: width }, (_, column) => (row.cells[column] ?? '').trim());
  const merged = merges.filter(
    (merge) => merge.top === row.number - 1 && merge.right > merge.left && merge.left < width,
  );
  for (const merge of merged) {
    const text = texts[merge.left] ?? '';
    for (let column = merge.left; column <= merge.right && column < width; column += 1) {
      texts[column] = text;
    }
  }
  if (below.length === 0 || merged.length > 0) return texts;
  // A file without merges (CSV) leaves the columns of a group blank beside its title.
  let group = '';
  for (let column = 0; column < width; column += 1) {
    const own = texts[column] ?? '';
    const stands = below.some(({ cells }) => (cells[column] ?? '').trim() !== '');
    if (own !== '') group = stands ? own : '';
    else if (!stands) group = '';
    else texts[column] = group;
  }
  return texts;
}

/** The lowest level tells the column; the group above it helps where that level alone is vague. */
function meaningOf(texts: readonly string[]): HeaderMeaning | null {
  const lowest = texts.at(-1);
  if (lowest === undefined) return null;
  const own = headerMeaning(lowest);
  if (texts.length === 1 || own?.weight === 3) return own;
  const joined = headerMeaning(texts.join(' '));
  const group = headerMeaning(texts.slice(0, -1).join(' '));
  if (own === null) return joined === null ? null : { ...joined, weight: 1 };
  if (joined !== null && joined.weight > own.weight) return joined;
  return own.weight === 1 && group !== null ? { ...own, weight: 2 } : own;
}
