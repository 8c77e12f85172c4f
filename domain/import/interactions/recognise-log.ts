import { describeContent, fieldByContent } from '../column-content.ts';
import { repeatableFields, type RegisterField } from '../fields.ts';
import {
  headerBlocks,
  headerColumns,
  holdsRecords,
  type HeaderColumn,
  type TextRow,
} from '../find-header.ts';
import {
  examplesOf,
  sheetShape,
  type RecognisedColumn,
  type RecognisedSheet,
  type SavedColumns,
  type SheetSample,
} from '../recognised.ts';
import { readChannel, settleChannel } from './channel-words.ts';
import { readDay, readTimeOfDay } from './clock-cells.ts';
import { logContext, type LogContext } from './log-context.ts';
import { isOfOtherKind, logHeader } from './log-words.ts';

const maxLevels = 2;
const sampleRows = 60;
/** So many of the filled cells of a column have to read as what it is said to be. */
const most = 0.6;

type Column = {
  readonly head: HeaderColumn;
  readonly field: RegisterField;
  readonly by: RecognisedColumn['by'];
};
type Found = {
  readonly from: number;
  readonly to: number;
  readonly columns: readonly Column[];
  readonly data: readonly TextRow[];
  readonly score: number;
};

/**
 * Recognises a log of communications: a row a call, a letter or a fax, with its day, whom it was spoken
 * with, and how. Null for any other sheet.
 */
export function recogniseLog(
  sample: SheetSample,
  saved: SavedColumns,
  headerTo: number | null = null,
): RecognisedSheet | null {
  let best: Found | null = null;
  const blocks = headerTo === 0 ? [] : [...headerBlocks(sample.rows, maxLevels)];
  for (const block of blocks) {
    if (headerTo !== null && block.at(-1)?.number !== headerTo) continue;
    if (holdsRecords(block) || block.some(({ cells }) => cells.some(isMoment))) continue;
    const found = describe(sample, block);
    if (found !== null && (best === null || found.score > best.score)) best = found;
  }
  if (best === null && (headerTo ?? 0) === 0) best = describe(sample, []);
  if (best === null) return null;
  const { from, to, columns, data } = best;
  const remembered = saved(sheetShape(columns.map(({ head }) => ({ header: head.text }))));
  return {
    kind: 'interactions',
    headerFrom: from,
    headerTo: to,
    columns: columns.map(({ head, field, by }): RecognisedColumn => {
      const known = remembered?.find(({ column }) => column === head.column);
      return {
        column: head.column,
        header: head.text,
        field: known?.field ?? field,
        by: known ? 'saved' : by,
        certainty: known !== undefined || by !== 'content' ? 'sure' : 'doubtful',
        examples: examplesOf(data, head.column),
      };
    }),
  };
}

function isMoment(cell: string): boolean {
  const text = cell.trim();
  return /\d/u.test(text) && (readDay(text, null, {}).ok || /^\d{1,2}:\d\d(?::\d\d)?$/u.test(text));
}

/** No block means a sheet without a header. */
function describe(sample: SheetSample, block: readonly TextRow[]): Found | null {
  const from = block[0]?.number ?? 0;
  const to = block.at(-1)?.number ?? 0;
  const heads = [...headerColumns(block, sample.merges)];
  const titles = sample.rows.filter(({ number }) => number < from);
  const context = logContext(sample, titles);
  const data = sample.rows
    .filter(({ number, cells }) => number > to && cells.filter((cell) => cell.trim()).length > 2)
    .slice(0, sampleRows);
  const width = data.reduce((wide, { cells }) => Math.max(wide, cells.length), 0);
  for (let column = heads.length; column < width; column += 1) {
    heads.push({ column, text: '', meaning: null });
  }
  const texts = [...titles.flatMap(({ cells }) => cells), ...heads.map(({ text }) => text)];
  if (data.length === 0 || texts.some(isOfOtherKind)) return null;
  const cellsOf = ({ column }: HeaderColumn): readonly string[] =>
    data.map(({ cells }) => (cells[column] ?? '').trim()).filter((cell) => cell !== '');
  const columns = settle(
    heads.map((head) => columnOf(head, cellsOf(head), context)),
    cellsOf,
  );
  if (!isLog(columns, context, cellsOf)) return null;
  const score = columns.filter(({ field }) => field !== 'ignore').length - block.length * 0.1;
  return { from, to, columns, data, score };
}

function columnOf(head: HeaderColumn, cells: readonly string[], context: LogContext): Column {
  const meant = head.text === '' ? null : logHeader(head.text);
  if (meant !== null && (cells.length === 0 || isLike(meant, cells, context))) {
    return { head, field: meant, by: 'header' };
  }
  const told = fieldOf(cells, context);
  if (told !== null) return { head, field: told, by: 'content' };
  return { head, field: 'ignore', by: meant === null ? 'none' : 'content' };
}

/** Whether the cells can be what the header says of them. */
function isLike(field: RegisterField, cells: readonly string[], { year }: LogContext): boolean {
  switch (field) {
    case 'occurredOn':
      return rate(cells, (cell) => readDay(cell, year, {}).ok) >= most;
    case 'occurredTime':
      return rate(cells, (cell) => readTimeOfDay(cell).ok) >= most;
    case 'channel':
    case 'direction':
      return rate(cells, (cell) => readChannel(cell) !== null) >= most;
    case 'number':
      return rate(cells, (cell) => /^\d{1,8}\.?$/u.test(cell)) >= most;
    default:
      return true;
  }
}

/** What the cells of a column tell by themselves. */
function fieldOf(cells: readonly string[], { year }: LogContext): RegisterField | null {
  if (cells.length < 2) return null;
  if (rate(cells, (cell) => /\p{L}/u.test(cell) && readChannel(cell) !== null) >= 0.8) {
    return 'channel';
  }
  if (rate(cells, (cell) => /^\d{1,2}:\d\d(?::\d\d)?$/u.test(cell)) >= most) return 'occurredTime';
  const told = fieldByContent(describeContent(cells));
  if (told === 'authorisedOn') {
    return rate(cells, (cell) => readDay(cell, year, {}).ok) >= most ? 'occurredOn' : null;
  }
  return told === 'phone' || told === 'inn' || told === 'name' || told === 'contact' ? told : null;
}

function rate(cells: readonly string[], test: (cell: string) => boolean): number {
  return cells.filter(test).length / cells.length;
}

/** One column for each field: that of a header first, then the one at the left. */
function settle(
  columns: readonly Column[],
  cellsOf: (head: HeaderColumn) => readonly string[],
): readonly Column[] {
  const chosen = new Map<RegisterField, Column>();
  const rank = ({ head, by }: Column): number =>
    (by === 'header' ? 2 : 0) + (cellsOf(head).length > 0 ? 1 : 0);
  for (const column of columns) {
    const before = chosen.get(column.field);
    if (before === undefined || rank(column) > rank(before)) chosen.set(column.field, column);
  }
  return columns.map((column) => {
    const repeats = repeatableFields.has(column.field) && column.by === 'header';
    return chosen.get(column.field) === column || (repeats && column.field !== 'name')
      ? column
      : { ...column, field: 'ignore', by: 'none' };
  });
}

/** What a call or a letter has besides its day and its company. */
const ofTalk: readonly RegisterField[] = [
  'occurredTime',
  'topic',
  'outcome',
  'operator',
  'duration',
  'followUpOn',
];

function isLog(
  columns: readonly Column[],
  context: LogContext,
  cellsOf: (head: HeaderColumn) => readonly string[],
): boolean {
  const of = (field: RegisterField): Column | undefined =>
    columns.find((one) => one.field === field);
  const who = of('name') ?? of('inn') ?? of('phone') ?? of('contact');
  if (of('occurredOn') === undefined || who === undefined) return false;
  const talk = ofTalk.filter((field) => of(field) !== undefined).length;
  const channel = of('channel');
  const direction = of('direction');
  if (channel === undefined && direction === undefined) {
    // A visit or an order has a day and a topic too: only the title tells that it is spoken of calls.
    return settleChannel(context.channel) !== null && talk >= 2;
  }
  if (talk === 0) return false;
  if (direction !== undefined || channel === undefined) return true;
  // The way in which a reseller likes to be reached has no direction.
  const cells = cellsOf(channel.head);
  const settled = rate(cells, (cell) => {
    const said = readChannel(cell);
    const { direction: side } = context.channel;
    return said !== null && settleChannel({ ...said, direction: said.direction ?? side }) !== null;
  });
  return cells.length > 0 && settled >= most;
}
