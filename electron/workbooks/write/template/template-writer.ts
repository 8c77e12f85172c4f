import { writeAtomicFile } from '../atomic-file.ts';
import { requireColumns } from '../require-columns.ts';
import { createXlsxWriter } from '../xlsx-writer.ts';
import type { CellValue } from '../../read/cell.ts';
import type { MergedRange } from '../../read/workbook-types.ts';
import { filledHead, type Template, type TemplateRow } from './read-template.ts';
import { createXlsBook } from './xls-book.ts';

/** A sheet that begins with the head of the template. */
export type TemplateSheet = {
  readonly name: string;
  /** What belongs in the places of the head, `{date}` and the like. */
  readonly words?: Readonly<Record<string, CellValue>>;
  /** For a sheet whose columns are not those of the template: for each the template's whose look and width it has. */
  readonly columns?: readonly number[];
};

/** A row that looks like the sample of its name in the template. */
export type SampledRow = {
  readonly sample: string;
  readonly cells: readonly CellValue[];
  /** Blocks of its cells that are one, as first and last column; `down` reaches into the next row. */
  readonly merges?: readonly { readonly from: number; readonly to: number; readonly down?: true }[];
};

/** Writes sheets that look like a template. Nothing stands under the file's name before `close`. */
export interface TemplateWriter {
  /** Throws `file/too-many-columns` when the format does not hold as many. */
  addSheet(sheet: TemplateSheet): Promise<void>;
  /** Await it: it waits when the disk is behind. */
  addRow(row: SampledRow): Promise<void>;
  close(): Promise<void>;
  /** Gives up; leaves nothing behind. */
  abort(): Promise<void>;
}

const done = Promise.resolve();
const sheetRows = { xlsx: 1_048_576, xls: 65_536 } as const;

/** How many rows one sheet of the format holds below the head of the template. */
export function rowsBelowHead(format: keyof typeof sheetRows, { head }: Template): number {
  return sheetRows[format] - (head.at(-1)?.number ?? 0);
}

type Place = { rows: number; readonly merges: MergedRange[]; readonly columns: readonly number[] };

/**
 * Begins a workbook from a template: an .xlsx row by row, an .xls in memory, where fonts and colours are
 * left out because the library does not write them. Throws the system's error.
 */
export async function createTemplateWriter(
  path: string,
  format: 'xlsx' | 'xls',
  template: Template,
): Promise<TemplateWriter> {
  const target = await (format === 'xlsx' ? xlsxTarget : xlsTarget)(path, template);
  let place: Place | null = null;

  const look = (columns: readonly number[], { cells }: TemplateRow, column: number): number =>
    cells[columns[column] ?? column]?.style ?? 0;

  return {
    async addSheet({ name, words = {}, columns = allColumns(template) }) {
      requireColumns(format, columns.length);
      place = { rows: 0, merges: [...template.merges], columns };
      await target.addSheet(name, place);
      for (const row of filledHead(template, words)) {
        target.skipRows(row.number - place.rows - 1);
        place.rows = row.number;
        await target.addRow(row.cells, row.height);
      }
    },
    async addRow({ sample, cells, merges = [] }) {
      const like = template.samples.get(sample);
      if (place === null || like === undefined) throw new Error(`A row ${sample} has no place`);
      const { columns } = place;
      for (const { from, to, down } of merges) {
        const bottom = place.rows + (down ? 1 : 0);
        place.merges.push({ top: place.rows, left: from, bottom, right: to });
      }
      place.rows += 1;
      await target.addRow(
        columns.map((_, column) => ({
          value: cells[column] ?? null,
          style: look(columns, like, column),
        })),
        like.height,
      );
    },
    close: () => target.close(),
    abort: () => target.abort(),
  };
}

function allColumns({ width }: Template): readonly number[] {
  return Array.from({ length: width }, (_, column) => column);
}

type Target = {
  addSheet(name: string, place: Place): Promise<void>;
  addRow(cells: TemplateRow['cells'], height: number | null): Promise<void>;
  skipRows(count: number): void;
  close(): Promise<void>;
  abort(): Promise<void>;
};

async function xlsxTarget(path: string, template: Template): Promise<Target> {
  const writer = await createXlsxWriter(path, template.styles);
  const { widths, frozenRows, autoFilter, page, printedRows } = template;
  return {
    addSheet: async (name, { merges, columns }) => {
      await writer.addSheet(name, {
        columns: columns.map((like) => ({ width: widths.get(like) ?? 10 })),
        ...{ frozenRows, autoFilter, merges, page },
        ...(printedRows === undefined ? {} : { printedRows }),
      });
    },
    addRow: (cells, height) => writer.addRow(cells, 0, height),
    skipRows: (count) => writer.skipRows(count),
    close: () => writer.close(),
    abort: () => writer.abort(),
  };
}

async function xlsTarget(path: string, template: Template): Promise<Target> {
  const book = await createXlsBook(template.styles);
  return {
    addSheet: (name, { merges, columns }) => {
      const widths = columns.map((like) => template.widths.get(like) ?? 10);
      book.addSheet(name, widths, merges);
      return done;
    },
    addRow: (cells) => {
      book.addRow(cells);
      return done;
    },
    skipRows: (count) => book.skipRows(count),
    // The book is made before the file is begun: whoever ends a thread that makes one leaves nothing half.
    close: async () => writeAtomicFile(path, book.bytes()),
    abort: () => done,
  };
}
