import { fieldByContent, describeContent } from '../column-content.ts';
import { repeatableFields, type RegisterField } from '../fields.ts';
import { headerMeaning } from '../header-words.ts';
import { headerColumns, type HeaderColumn, type TextRow } from '../find-header.ts';
import type {
  RecognisedColumn,
  RecognisedSheet,
  SavedColumns,
  SheetSample,
} from '../recognised.ts';
import {
  bestTable,
  mostPass,
  recognisedTable,
  withUnnamed,
  type FoundTable,
} from '../recognise-table.ts';
import { isSubtotalText } from '../row-kind.ts';
import { readFactHeader, type FactHeader } from './fact-header.ts';
import { readMonthWord } from './month-words.ts';
import { readContext, type ReportContext } from './report-context.ts';
import { readSum } from './report-unit.ts';
import {
  isDistributorHeader,
  isGroupHeader,
  isMonthHeader,
  isQuantity,
  speaksOfOthers,
  speaksOfPurchases,
} from './report-words.ts';

/** Year, month, group and the measure may each have a level. */
const maxLevels = 4;
/** Enough to tell sums from words; each row that could be a header is tried over so many. */
const sampleRows = 60;
/** Who bought, and what else a report may say of them. */
const identity: ReadonlySet<RegisterField> = new Set<RegisterField>([
  'name',
  'inn',
  'kpp',
  'innKpp',
  'city',
  'region',
  'legalForm',
  'number',
]);

type Column = {
  readonly head: HeaderColumn;
  readonly field: RegisterField;
  readonly by: RecognisedColumn['by'];
  readonly fact: FactHeader | null;
};

/**
 * Recognises a report of purchases: who bought, and sums by month and product group, whichever of
 * the two stands above the columns, in a column of its own or in the title; where it is `asked` for,
 * nothing needs to speak of purchases. Null for any other sheet.
 */
export function recogniseReport(
  sample: SheetSample,
  saved: SavedColumns,
  headerTo: number | null = null,
  asked = false,
): RecognisedSheet | null {
  const spoken = asked
    ? 0
    : (sample.rows.find(({ cells }) => cells.some(speaksOfPurchases))?.number ?? null);
  const found = bestTable(sample, maxLevels, headerTo, (block) =>
    block.some(isDataRow) ? null : describe(sample, block, spoken, asked),
  );
  if (found === null) return null;
  const columns = found.columns.map(({ head, field, by }) => ({
    ...{ column: head.column, header: head.text, field, by },
    certainty: by === 'content' ? ('doubtful' as const) : ('sure' as const),
  }));
  return recognisedTable('purchases', { ...found, columns }, saved);
}

/** Several sums beside each other are no header; a year is. */
function isDataRow({ cells }: TextRow): boolean {
  const sums = cells.filter((cell) => {
    const text = cell.trim();
    if (/^(?:19|20)\d\d$/u.test(text) || readMonthWord(text) !== null) return false;
    return /^-?[\d\s\u00a0]+(?:[.,]\d+)?$/u.test(text);
  });
  return sums.length > 1;
}

function describe(
  sample: SheetSample,
  block: readonly TextRow[],
  /** The first row that speaks of purchases. */
  spoken: number | null,
  asked: boolean,
): FoundTable<Column> | null {
  const [first] = block;
  const last = block.at(-1);
  if (!first || !last) return null;
  const named = headerColumns(block, sample.merges);
  // Most rows are told by their words alone; to look at the cells below each of them takes long.
  const isSpoken = spoken !== null && spoken <= last.number;
  if (!isSpoken && !named.some(({ text }) => readMonthWord(text) !== null)) return null;
  if (named.some(({ text }) => isOutline(text))) return null;
  const below = sample.rows.filter((row) => row.number > last.number);
  const data = below
    .filter(({ cells }) => !isSubtotalText(cells.find((cell) => cell.trim() !== '') ?? ''))
    .slice(0, sampleRows);
  const heads = withUnnamed(named, data);
  const titles = sample.rows.filter((row) => row.number < first.number);
  const texts = heads.map(({ text }) => text);
  // A lone cell is a title.
  if (texts.filter(Boolean).length < 2) return null;
  const context = readContext(sample.name ?? '', titles, texts);
  const byHeader = heads.map((head) => columnOf(head, data, context));
  if (!byHeader.some(({ field }) => field === 'amount')) return null;
  const columns = settle(
    byHeader.map((column) => byContent(column, data)),
    context,
  );
  if (isTitled(block, columns, context)) return null;
  const said = [...titles.flatMap((row) => row.cells), sample.name ?? ''];
  if (!isReport(columns, context, said, asked)) return null;
  const facts = columns.filter(({ field }) => field === 'amount');
  // Empty columns alone are no report, whatever words of a row make a header of it.
  const isFilled = ({ head }: Column): boolean =>
    data.some(({ cells }) => (cells[head.column] ?? '').trim() !== '');
  if (!asked && !facts.some(isFilled)) return null;
  const known = columns.filter(({ field }) => identity.has(field) || field === 'distributor');
  const whole = facts.filter(
    ({ fact }) => fact !== null && fact.month !== null && fact.group !== null,
  ).length;
  // A level that names nothing more is a title or a row of data.
  const score = facts.length + whole + known.length * 2 - block.length * 0.1;
  return { from: first.number, to: last.number, columns, data, score };
}

/** Groups below each buyer, in the same column: what is a sum of which is told by the indent alone. */
function isOutline(text: string): boolean {
  const levels = text.split(' / ');
  const buyer = levels.findIndex((level) => headerMeaning(level)?.field === 'name');
  return buyer >= 0 && levels.slice(buyer + 1).some(isGroupHeader);
}

function columnOf(head: HeaderColumn, data: readonly TextRow[], context: ReportContext): Column {
  const cells = data.map((row) => row.cells[head.column] ?? '');
  const of = (field: RegisterField, by: Column['by'], fact: FactHeader | null = null): Column => ({
    head,
    field,
    by,
    fact,
  });
  const { text, meaning } = head;
  const fact = readFactHeader(text, context.year);
  const isSum = holdsSums(cells, context);
  if (text !== '' && isQuantity(text)) return of('ignore', 'none');
  if (fact.total && isSum !== false) return of('total', 'header', fact);
  if (fact.namesMonth && isSum !== false) return of('amount', 'header', fact);
  if (isMonthHeader(text) && holdsMonths(cells)) return of('month', 'header');
  if (isDistributorHeader(text)) return of('distributor', 'header');
  if (meaning !== null && identity.has(meaning.field) && isSum !== true) {
    return of(meaning.field, 'header', fact);
  }
  if (isGroupHeader(text) && isSum !== true) return of('productGroup', 'header');
  if (meaning?.field === 'number') return of('number', 'header');
  // A group that nobody bought so far is one as well, where the title tells the month.
  const mayBeSum = isSum ?? context.month !== null;
  if (mayBeSum && text !== '' && mayBeGroup(meaning, text)) {
    return of('amount', 'header', fact);
  }
  return of('ignore', meaning === null ? 'none' : 'header');
}

/** A column whose header says nothing may tell by its cells that it names the buyer. */
function byContent(column: Column, data: readonly TextRow[]): Column {
  if (column.field !== 'ignore' || column.by !== 'none') return column;
  const cells = data.map((row) => row.cells[column.head.column] ?? '');
  const told = fieldByContent(describeContent(cells));
  return told !== null && identity.has(told) ? { ...column, field: told, by: 'content' } : column;
}

/** What a header may be taken for whose column holds the sums of a group: telephones are sold too. */
const groupFields: ReadonlySet<RegisterField> = new Set<RegisterField>([
  'turnover',
  'segment',
  'phone',
]);

/** A bank's code, an index and points are numbers too, and no product group. */
function mayBeGroup(meaning: HeaderColumn['meaning'], text: string): boolean {
  if (meaning === null || groupFields.has(meaning.field)) return true;
  return meaning.foreign && !speaksOfOthers(text);
}

/**
 * Leaves one column for each field with one value, and of the sums those whose month and group can be
 * known: what stands beside them without a month is asked, a month without a group sums up its groups.
 */
function settle(columns: readonly Column[], context: ReportContext): readonly Column[] {
  const sums = columns.flatMap(({ field, fact }) => (field === 'amount' && fact ? [fact] : []));
  const has = (field: RegisterField): boolean => columns.some((one) => one.field === field);
  const hasGroups = has('productGroup');
  const overMonths = sums.some((fact) => fact.namesMonth) && !has('month') && !context.month;
  const overGroups = sums.some((fact) => fact.group !== null) && !hasGroups;
  const seen = new Set<RegisterField>();
  return columns.map((one): Column => {
    const { field, fact } = one;
    const isSecond = !repeatableFields.has(field) && seen.has(field);
    seen.add(field);
    if (isSecond) return { ...one, field: 'ignore', by: 'none', fact: null };
    if (field !== 'amount' || fact === null) return one;
    const isElse = hasGroups && fact.group !== null && !fact.namesMonth;
    if (isElse || (overMonths && !fact.namesMonth))
      return { ...one, field: 'ignore', by: 'content' };
    return overGroups && fact.group === null ? { ...one, field: 'total' } : one;
  });
}

/** Whether the cells are sums; null for a column without a cell, which may be one. */
function holdsSums(cells: readonly string[], { unit }: ReportContext): boolean | null {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => !/^[-–—]?$/u.test(cell));
  if (filled.length === 0) return null;
  // As many digits in one run are a tax number or a telephone.
  return mostPass(filled, (cell) => !/\d{9}/u.test(cell) && readSum(cell, unit).ok);
}

function holdsMonths(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  return mostPass(filled, (cell) => readMonthWord(cell) !== null);
}

/** A title over the whole table is no level of its header: what it says is no group, and no month of the buyers. */
function isTitled(
  block: readonly TextRow[],
  columns: readonly Column[],
  { year }: ReportContext,
): boolean {
  return block.slice(0, -1).some(({ cells }) => {
    const [title, ...others] = cells.map((cell) => cell.trim()).filter(Boolean);
    if (title === undefined || others.length > 0) return false;
    const { namesMonth, group } = readFactHeader(title, year);
    const isOverBuyers = columns.some(
      ({ field, head }) => identity.has(field) && head.text.split(' / ').includes(title),
    );
    return isOverBuyers && (namesMonth || group !== null);
  });
}

/** Each sum needs a month and a group from somewhere, and somebody who bought. */
function isReport(
  columns: readonly Column[],
  context: ReportContext,
  titles: readonly string[],
  asked: boolean,
): boolean {
  const has = (field: RegisterField): boolean => columns.some((one) => one.field === field);
  const facts = columns.flatMap(({ field, fact }) => (field === 'amount' && fact ? [fact] : []));
  if (facts.length === 0 || !(has('name') || has('inn') || has('innKpp'))) return false;
  const monthOfRow = has('month') || context.month !== null;
  if (!facts.every((fact) => fact.namesMonth || monthOfRow)) return false;
  if (!facts.every((fact) => fact.group !== null || has('productGroup'))) return false;
  if (asked) return true;
  const texts = [...titles, ...columns.map(({ head }) => head.text)];
  // Months over the columns speak for themselves, unless it is calls that are counted.
  const namesMonths = facts.every((fact) => fact.namesMonth);
  if (!texts.some(speaksOfOthers)) return namesMonths || texts.some(speaksOfPurchases);
  return namesMonths && texts.some(speaksOfPurchases);
}
