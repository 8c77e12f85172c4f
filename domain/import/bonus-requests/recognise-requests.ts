import { parseDateText } from '../../calendar/parse-date.ts';
import { describeContent, fieldByContent } from '../column-content.ts';
import { repeatableFields, type RegisterField } from '../fields.ts';
import { headerColumns, type HeaderColumn, type TextRow } from '../find-header.ts';
import type {
  RecognisedColumn,
  RecognisedSheet,
  SavedColumns,
  SheetSample,
} from '../recognised.ts';
import {
  bestTable,
  filledCells,
  mostPass,
  recognisedTable,
  withUnnamed,
  type FoundTable,
} from '../recognise-table.ts';
import { speaksOfOthers } from '../purchases/report-words.ts';
import { isSubtotalText } from '../row-kind.ts';
import { readApproval } from './read-approval.ts';
import { readPoints } from './read-points.ts';
import { isSignature, requestHeader } from './request-headers.ts';
import { readRequestKind } from './request-words.ts';

const maxLevels = 3;
const sampleRows = 60;

type Column = {
  readonly column: number;
  readonly header: string;
  readonly field: RegisterField;
  readonly by: RecognisedColumn['by'];
  readonly weight: number;
};

/**
 * Recognises a list of requests to spend points: who asks, for how many points, and what for or
 * what was decided; where it is `asked` for, points and what for are enough. Null for any other sheet.
 */
export function recogniseRequests(
  sample: SheetSample,
  saved: SavedColumns,
  headerTo: number | null = null,
  asked = false,
): RecognisedSheet | null {
  const found = bestTable(sample, maxLevels, headerTo, (block) => describe(sample, block, asked));
  if (found === null) return null;
  const columns = found.columns.map(({ weight, ...column }) => ({
    ...column,
    certainty: column.by === 'none' || weight > 1 ? ('sure' as const) : ('doubtful' as const),
  }));
  return recognisedTable('bonus-requests', { ...found, columns }, saved);
}

function describe(
  sample: SheetSample,
  block: readonly TextRow[],
  asked: boolean,
): FoundTable<Column> | null {
  const [first] = block;
  const last = block.at(-1);
  if (!first || !last) return null;
  const named = headerColumns(block, sample.merges);
  // Most rows are told by their words alone; to look at the cells below each of them takes long.
  if (!named.some(({ text }) => meaningOf(text)?.field === 'points')) return null;
  const data = sample.rows
    .filter(({ number }) => number > last.number)
    .filter(({ cells }) => !isSubtotalText(cells.find((cell) => cell.trim() !== '') ?? ''))
    .slice(0, sampleRows);
  const heads = withUnnamed(named, data);
  const isDecision = ({ column, header, weight }: Column): boolean =>
    weight === 3 && !isSignature(header) && mostPass(filledCells(data, column), isApproval);
  const columns = withKind(
    settle(
      heads.map((head) => columnOf(head, data)),
      isDecision,
    ),
    data,
  );
  const titles = sample.rows.filter(({ number }) => number <= last.number);
  // Points are among the words that speak against a report of purchases, so these speak for requests. One
  // of calls or trainings does no harm: it makes no request of a sheet that has no more of one.
  const spoken = [sample.name ?? '', ...titles.flatMap(({ cells }) => cells)].some(speaksOfOthers);
  if (!isRequests(columns, spoken, asked)) return null;
  const weight = columns.reduce((sum, one) => sum + (one.by === 'header' ? one.weight : 0), 0);
  // A level that names nothing more is a title or a row of data.
  const score = weight - block.length * 0.1;
  return { from: first.number, to: last.number, columns, data, score };
}

/** The lowest level tells the column; all of them where that level alone says little. */
function meaningOf(text: string): ReturnType<typeof requestHeader> {
  const levels = text.split(' / ');
  const own = requestHeader(levels.at(-1) ?? '');
  if (levels.length === 1 || (own !== null && own.weight > 2)) return own;
  const joined = requestHeader(levels.join(' '));
  return joined !== null && joined.weight > (own?.weight ?? 0) ? joined : own;
}

function columnOf(head: HeaderColumn, data: readonly TextRow[]): Column {
  const cells = filledCells(data, head.column);
  const of = (field: RegisterField, by: Column['by'], weight = 0): Column => ({
    column: head.column,
    header: head.text,
    field,
    by,
    weight,
  });
  const told = meaningOf(head.text);
  // `Наименование` may be that of an expense.
  if (told?.field === 'name' && mostPass(cells, isKind)) return of('requestKind', 'content', 1);
  const shape = shapes.find(({ field }) => field === told?.field);
  if (told !== null && (shape === undefined || mostPass(cells, shape.test))) {
    return of(told.field, 'header', told.weight);
  }
  if (told?.field === 'ignore' || cells.length === 0) return of('ignore', 'none');
  if (mostPass(cells, isKind)) return of('requestKind', 'content', 1);
  const content = fieldByContent(describeContent(cells));
  if (content === 'inn' || content === 'innKpp' || content === 'name') {
    return of(content, 'content', 1);
  }
  return content === 'authorisedOn' && head.text === ''
    ? of('requestedOn', 'content', 1)
    : of('ignore', told === null ? 'none' : 'content');
}

const isKind = (cell: string): boolean => readRequestKind(cell).ok;
const isApproval = (cell: string): boolean => readApproval(cell, null).ok;

/** Cells of these fields have a shape: a column without it cannot be one, whatever its header. */
const shapes: readonly {
  readonly field: RegisterField;
  readonly test: (cell: string) => boolean;
}[] = [
  { field: 'points', test: (cell) => !/\d{8}/u.test(cell) && readPoints(cell).ok },
  { field: 'requestedOn', test: (cell) => /\d/u.test(cell) && parseDateText(cell).ok },
];

/** Where no column tells the kind, a description may. */
function withKind(columns: readonly Column[], data: readonly TextRow[]): readonly Column[] {
  if (columns.some(({ field }) => field === 'requestKind')) return columns;
  const told = columns.find(
    ({ field, column }) => field === 'note' && mostPass(filledCells(data, column), isKind),
  );
  return columns.map((one) =>
    one === told ? { ...one, field: 'requestKind', by: 'content', weight: 1 } : one,
  );
}

/**
 * Leaves one column for each field with one value: the surest, then the first. Where two have to agree,
 * each has a column for it.
 */
function settle(
  columns: readonly Column[],
  isDecision: (one: Column) => boolean,
): readonly Column[] {
  const best = new Map<RegisterField, Column>();
  for (const one of columns) {
    const other = best.get(one.field);
    if (other === undefined || one.weight > other.weight) best.set(one.field, one);
  }
  const isKept = (one: Column): boolean =>
    one.field === 'approval' ? isDecision(one) : repeatableFields.has(one.field);
  return columns.map((one) =>
    best.get(one.field) === one || isKept(one)
      ? one
      : { ...one, field: 'ignore', by: 'none', weight: 0 },
  );
}

/**
 * A register may count points too: only a request says what for, or who agreed. A bare `Сумма` is one
 * of points where the sheet speaks of them.
 */
function isRequests(columns: readonly Column[], spoken: boolean, asked: boolean): boolean {
  const has = (field: RegisterField, least = 1): boolean =>
    columns.some((one) => one.field === field && one.weight >= least);
  if (!has('points', spoken || asked ? 1 : 2) || !(has('name') || has('inn') || has('innKpp')))
    return false;
  if (asked) return has('requestKind');
  const isRequest = has('requestNumber') || has('requestedOn');
  return isRequest && (has('requestKind') || has('approval', 3));
}
