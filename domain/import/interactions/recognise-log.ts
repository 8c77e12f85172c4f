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
import { readChannel, settleChannel } from './channel-words.ts';
import { isMoment, readDay, readTimeOfDay } from './clock-cells.ts';
import { logContext, type LogContext } from './log-context.ts';
import { isOfOtherKinds, logHeader } from './log-words.ts';

const maxLevels = 2;
const sampleRows = 60;

type Column = {
  readonly head: HeaderColumn;
  readonly field: RegisterField;
  readonly by: RecognisedColumn['by'];
};
/**
 * Recognises a log of communications: a row a call, a letter or a fax, with its day, whom it was spoken
 * with, and how; where it is `asked` for, day and company are enough. Null for any other sheet.
 */
export function recogniseLog(
  sample: SheetSample,
  saved: SavedColumns,
  headerTo: number | null = null,
  asked = false,
): RecognisedSheet | null {
  const describeBlock = (block: readonly TextRow[]): FoundTable<Column> | null =>
    block.some(({ cells }) => cells.some(isMoment)) ? null : describe(sample, block, asked);
  const headed = headerTo === 0 ? null : bestTable(sample, maxLevels, headerTo, describeBlock);
  const found = headed ?? ((headerTo ?? 0) === 0 ? describe(sample, [], asked) : null);
  if (found === null) return null;
  const columns = found.columns.map(({ head, field, by }) => ({
    ...{ column: head.column, header: head.text, field, by },
    certainty: by === 'content' ? ('doubtful' as const) : ('sure' as const),
  }));
  return recognisedTable('interactions', { ...found, columns }, saved);
}

/** No block means a sheet without a header. */
function describe(
  sample: SheetSample,
  block: readonly TextRow[],
  asked: boolean,
): FoundTable<Column> | null {
  const from = block[0]?.number ?? 0;
  const to = block.at(-1)?.number ?? 0;
  const titles = sample.rows.filter(({ number }) => number < from);
  const context = logContext(sample, titles);
  const data = sample.rows
    .filter(({ number, cells }) => number > to && cells.filter((cell) => cell.trim()).length > 2)
    .slice(0, sampleRows);
  const heads = withUnnamed(headerColumns(block, sample.merges), data);
  const texts = [...titles.flatMap(({ cells }) => cells), ...heads.map(({ text }) => text)];
  if (data.length === 0 || (!asked && texts.some(isOfOtherKinds))) return null;
  const cellsOf = ({ column }: HeaderColumn): readonly string[] => filledCells(data, column);
  const columns = settle(
    heads.map((head) => columnOf(head, cellsOf(head), context)),
    cellsOf,
  );
  if (!isLog(columns, context, cellsOf, asked)) return null;
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
      return mostPass(cells, (cell) => readDay(cell, year, {}).ok);
    case 'occurredTime':
      return mostPass(cells, (cell) => readTimeOfDay(cell).ok);
    case 'channel':
    case 'direction':
      return mostPass(cells, (cell) => readChannel(cell) !== null);
    case 'number':
      return mostPass(cells, (cell) => /^\d{1,8}\.?$/u.test(cell));
    default:
      return true;
  }
}

/** What the cells of a column tell by themselves. */
function fieldOf(cells: readonly string[], { year }: LogContext): RegisterField | null {
  if (cells.length < 2) return null;
  if (mostPass(cells, (cell) => /\p{L}/u.test(cell) && readChannel(cell) !== null, 0.8)) {
    return 'channel';
  }
  if (mostPass(cells, (cell) => /^\d{1,2}:\d\d(?::\d\d)?$/u.test(cell))) return 'occurredTime';
  const told = fieldByContent(describeContent(cells));
  if (told === 'authorisedOn') {
    return mostPass(cells, (cell) => readDay(cell, year, {}).ok) ? 'occurredOn' : null;
  }
  return told === 'phone' || told === 'inn' || told === 'name' || told === 'contact' ? told : null;
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
  asked: boolean,
): boolean {
  const of = (field: RegisterField): Column | undefined =>
    columns.find((one) => one.field === field);
  const who = of('name') ?? of('inn') ?? of('phone') ?? of('contact');
  if (of('occurredOn') === undefined || who === undefined) return false;
  if (asked) return true;
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
  return mostPass(cellsOf(channel.head), (cell) => {
    const said = readChannel(cell);
    const { direction: side } = context.channel;
    return said !== null && settleChannel({ ...said, direction: said.direction ?? side }) !== null;
  });
}
