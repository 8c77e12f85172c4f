import { headerBlocks, holdsRecords, type HeaderColumn, type TextRow } from './find-header.ts';
import {
  examplesOf,
  sheetShape,
  type RecognisedColumn,
  type RecognisedSheet,
  type SavedColumns,
  type SheetSample,
  type WorkbookKind,
} from './recognised.ts';

/** What a column was found to be, before it is known what a person chose for such a header. */
export type FoundColumn = Omit<RecognisedColumn, 'examples'>;

/** A header with the rows below it; of several that could be meant the one with the highest score. */
export type FoundTable<Column> = {
  readonly from: number;
  readonly to: number;
  readonly columns: readonly Column[];
  readonly data: readonly TextRow[];
  readonly score: number;
};

/** The cells of a column below so large a share of which read as something are that. */
const most = 0.6;

/** Whether most of the cells pass the test; none of no cells do. */
export function mostPass(
  cells: readonly string[],
  test: (cell: string) => boolean,
  share = most,
): boolean {
  return cells.length > 0 && cells.filter(test).length >= cells.length * share;
}

/** The cells of a column that say something. */
export function filledCells(data: readonly TextRow[], column: number): readonly string[] {
  return data.map(({ cells }) => (cells[column] ?? '').trim()).filter((cell) => cell !== '');
}

/** The columns of a header, and behind them those that only rows below have. */
export function withUnnamed(
  heads: readonly HeaderColumn[],
  data: readonly TextRow[],
): readonly HeaderColumn[] {
  const width = data.reduce((wide, { cells }) => Math.max(wide, cells.length), heads.length);
  return Array.from({ length: width }, (_, column) => heads[column] ?? unnamed(column));
}

function unnamed(column: number): HeaderColumn {
  return { column, text: '', meaning: null };
}

/**
 * The table that scores highest of all whose header a block of up to so many levels can be; of those
 * that end at `headerTo` alone when a person chose it.
 */
export function bestTable<Table extends { readonly score: number }>(
  { rows }: SheetSample,
  levels: number,
  headerTo: number | null,
  describe: (block: readonly TextRow[]) => Table | null,
): Table | null {
  const isRecord = recordTeller(rows);
  let best: Table | null = null;
  for (const block of headerBlocks(rows, levels)) {
    if (headerTo !== null && block.at(-1)?.number !== headerTo) continue;
    if (holdsRecords(block) || block.some(isRecord)) continue;
    const found = describe(block);
    if (found !== null && (best === null || found.score > best.score)) best = found;
  }
  return best;
}

const dayCell = /^(?:\d{1,2}[./]\d{1,2}[./]\d{2}(?:\d\d)?|\d{4}-\d\d-\d\d)(?: |$)/u;
const timeCell = /^\d{1,2}:\d\d(?::\d\d)?$/u;

/** Tells the rows that have a time of day, or a day in a column of days: over sums a day may name a month. */
function recordTeller(rows: readonly TextRow[]): (row: TextRow) => boolean {
  const known = new Map<number, boolean>();
  const isOfDays = (column: number): boolean => {
    const cells = filledCells(rows, column);
    return cells.length > 2 && mostPass(cells, (cell) => dayCell.test(cell));
  };
  const ofDays = (column: number): boolean => {
    const told = known.get(column) ?? isOfDays(column);
    known.set(column, told);
    return told;
  };
  return ({ cells }) =>
    cells.some((cell, column) => {
      const text = cell.trim();
      return timeCell.test(text) || (dayCell.test(text) && ofDays(column));
    });
}

/** The sheet as recognised: what a person once chose for such a header counts before what was found. */
export function recognisedTable(
  kind: WorkbookKind,
  { from, to, columns, data }: Omit<FoundTable<FoundColumn>, 'score'>,
  saved: SavedColumns,
): RecognisedSheet {
  const remembered = saved(sheetShape(columns))?.columns;
  return {
    kind,
    headerFrom: from,
    headerTo: to,
    columns: columns.map((found): RecognisedColumn => {
      const known = remembered?.find(({ column }) => column === found.column);
      return {
        ...found,
        ...(known && { field: known.field, by: 'saved', certainty: 'sure' }),
        examples: examplesOf(data, found.column),
      };
    }),
  };
}
