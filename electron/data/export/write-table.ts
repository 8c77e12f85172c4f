import type { ExportFormat, ExportResult } from '#contract/export.ts';
import { AppError } from '#contract/errors.ts';
import type { CellValue } from '#electron/workbooks/read/cell.ts';
import { createCsvWriter } from '#electron/workbooks/write/csv-writer.ts';
import { writeRefusal } from '#electron/workbooks/write/write-refusal.ts';
import { createXlsxWriter } from '#electron/workbooks/write/xlsx-writer.ts';
import type { Language, TableColumn } from './table-column.ts';

export type TableOptions = {
  readonly language: Language;
  /** The name of the sheet in a workbook. */
  readonly title: string;
  readonly encoding?: 'utf-8' | 'windows-1251';
  readonly guardFormulas?: boolean;
  readonly signal?: AbortSignal;
  /** Called now and then with the number of rows written so far. */
  readonly onRows?: (done: number) => void;
  /** A sheet of a workbook holds no more; a test asks for smaller ones. */
  readonly rowsASheet?: number;
};

/** So long the other questions to this process wait at most. */
const sliceMs = 8;
/** Asking for the time costs as much as a few cells. */
const rowsAClock = 32;
/** What a sheet of Excel holds, without the header. */
const excelRows = 1_048_575;

/**
 * Writes rows into a file that appears under its name only when it is whole. Rows are taken from the
 * iterator as they are written; between slices of a few milliseconds other work has its turn. Throws
 * `export/cancelled` when the signal says so, `file/disk-full` or `file/cannot-write` when the system
 * refuses; then nothing is left behind and a file that was there is as it was.
 */
export async function writeTable<Row>(
  path: string,
  format: ExportFormat,
  columns: readonly TableColumn<Row>[],
  rows: Iterable<Row>,
  options: TableOptions,
): Promise<ExportResult> {
  const { language, signal, onRows } = options;
  let target: Target | null = null;
  let done = 0;
  let sliceEnds = performance.now() + sliceMs;
  try {
    // Before the rows are asked for: what they are read from may be closed already.
    checkSignal(signal);
    target = await openTarget(path, format, columns, options);
    for (const row of rows) {
      await target.row(columns.map((column) => column.value(row, language)));
      done += 1;
      if (done % rowsAClock !== 0 || performance.now() < sliceEnds) continue;
      onRows?.(done);
      await new Promise((resolve) => setImmediate(resolve));
      checkSignal(signal);
      sliceEnds = performance.now() + sliceMs;
    }
    onRows?.(done);
    checkSignal(signal);
    const replacedCharacters = await target.close();
    return { rows: done, replacedCharacters };
  } catch (error) {
    await target?.abort().catch(() => undefined);
    throw writeRefusal(error);
  }
}

function checkSignal(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new AppError('export/cancelled', 'The export was given up');
}

type Target = {
  row(cells: readonly CellValue[]): Promise<void>;
  /** Answers how many characters the encoding could not hold. */
  close(): Promise<number>;
  abort(): Promise<void>;
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
