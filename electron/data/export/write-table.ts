import type { ExportFormat, ExportResult, TextEncoding } from '#contract/export.ts';
import type { CellValue } from '#electron/workbooks/read/cell.ts';
import { createCsvWriter } from '#electron/workbooks/write/csv-writer.ts';
import { createXlsxWriter } from '#electron/workbooks/write/xlsx-writer.ts';
import type { Language, TableColumn } from './table-column.ts';
import { writeRows, type RowTarget, type WriteOptions } from './write-rows.ts';

export type TableOptions = WriteOptions & {
  readonly language: Language;
  /** The name of the sheet in a workbook. */
  readonly title: string;
  readonly encoding?: TextEncoding;
  readonly guardFormulas?: boolean;
  /** A sheet of a workbook holds no more; a test asks for smaller ones. */
  readonly rowsASheet?: number;
};

/** What a sheet of Excel holds, without the header. */
const excelRows = 1_048_575;

/**
 * Writes rows into a file that appears under its name only when it is whole. Rows are taken from the
 * iterator as they are written; between slices of a few milliseconds other work has its turn. Throws
 * `export/cancelled` when the signal says so, `file/disk-full`, `file/no-folder` or `file/cannot-write`
 * when the system refuses; then nothing is left behind and a file that was there is as it was.
 */
export async function writeTable<Row>(
  path: string,
  format: ExportFormat,
  columns: readonly TableColumn<Row>[],
  rows: Iterable<Row>,
  options: TableOptions,
): Promise<ExportResult> {
  const { language } = options;
  return writeRows(async () => {
    const table = await openTarget(path, format, columns, options);
    const row = async (of: Row): Promise<boolean> => {
      await table.row(columns.map((column) => column.value(of, language)));
      return true;
    };
    return { rows, target: { ...table, row } };
  }, options);
}

type Target = Pick<RowTarget<unknown>, 'close' | 'abort'> & {
  row(cells: readonly CellValue[]): Promise<void>;
};

function openTarget<Row>(
  path: string,
  format: ExportFormat,
  columns: readonly TableColumn<Row>[],
  options: TableOptions,
): Promise<Target> {
  switch (format) {
    case 'xlsx':
      return xlsxTarget(path, columns, options);
    case 'csv':
      return csvTarget(path, columns, options);
  }
}

async function xlsxTarget<Row>(
  path: string,
  columns: readonly TableColumn<Row>[],
  { language, title, rowsASheet = excelRows }: TableOptions,
): Promise<Target> {
  const writer = await createXlsxWriter(path);
  const beginSheet = async (): Promise<void> => {
    await writer.addSheet(title, {
      columns: columns.map(({ width }) => ({ width })),
      frozenRows: 1,
      autoFilter: true,
    });
    await writer.addRow(
      columns.map(({ header }) => header[language]),
      'header',
    );
  };
  await beginSheet();
  let onSheet = 0;
  return {
    row: async (cells) => {
      if (onSheet === rowsASheet) {
        await beginSheet();
        onSheet = 0;
      }
      onSheet += 1;
      return writer.addRow(cells);
    },
    close: async () => {
      await writer.close();
      return 0;
    },
    abort: () => writer.abort(),
  };
}

async function csvTarget<Row>(
  path: string,
  columns: readonly TableColumn<Row>[],
  { language, encoding, guardFormulas = false }: TableOptions,
): Promise<Target> {
  const writer = await createCsvWriter(path, {
    guardFormulas,
    decimal: language === 'ru' ? ',' : '.',
    ...(encoding === undefined ? {} : { encoding }),
  });
  await writer.addRow(columns.map(({ header }) => header[language]));
  return {
    row: (cells) => writer.addRow(cells),
    close: async () => (await writer.close()).replacedCharacters,
    abort: () => writer.abort(),
  };
}
