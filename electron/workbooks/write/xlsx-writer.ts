import { createAtomicFile } from './atomic-file.ts';
import { rowXml } from './cell-xml.ts';
import { withPrintSetup } from './print-setup.ts';
import { requireColumns } from './require-columns.ts';
import { validSheetName } from './sheet-name.ts';
import { sheetEnd, sheetStart } from './sheet-xml.ts';
import { sheetPart, workbookParts } from './workbook-xml.ts';
import { stylesXml } from './xlsx-styles.ts';
import { createZipWriter } from './zip-writer.ts';
import type { WriterCell } from './cell-xml.ts';
import type { SheetOptions } from './sheet-xml.ts';
import type { CellLook } from './xlsx-styles.ts';
import type { ZipPart } from './zip-writer.ts';

export type { StyledCell, WriterCell } from './cell-xml.ts';
export type { SheetOptions } from './sheet-xml.ts';
export type { CellLook, CellStyle } from './xlsx-styles.ts';

/** Writes one .xlsx row by row; memory does not grow with the number of rows. */
export interface XlsxWriter {
  /** Begins a sheet and returns the name that it really got. */
  addSheet(name: string, options?: SheetOptions): Promise<string>;
  /** Await it: it waits when the disk or the packing is behind. The height is in points. */
  addRow(cells: readonly WriterCell[], style?: CellLook, height?: number | null): Promise<void>;
  /** Leaves rows blank. */
  skipRows(count: number): void;
  /** Completes the file and gives it its name. A workbook without a sheet gets an empty one. */
  close(): Promise<void>;
  /** Gives up; leaves nothing behind. Harmless after `close`. */
  abort(): Promise<void>;
}

const MAX_ROWS = 1_048_576;
const PIECE_CHARACTERS = 128 * 1024;
const DONE = Promise.resolve();

type OpenSheet = {
  readonly options: SheetOptions;
  readonly part: ZipPart;
  rows: number;
  columns: number;
};

/**
 * Begins a workbook that will stand at `path` once `close` is done. Throws the system's error (no
 * room, no access) and removes what it had written. `styles` is a styles part that takes the place
 * of ours; cells name theirs by index then.
 */
export async function createXlsxWriter(path: string, styles?: string): Promise<XlsxWriter> {
  const file = await createAtomicFile(path);
  const zip = createZipWriter(file);
  const names: string[] = [];
  const printedRows: SheetOptions['printedRows'][] = [];
  let sheet: OpenSheet | null = null;
  let text = '';
  let packing: Promise<void> = DONE;

  /** Hands the text over while the piece before may still be packing; waits for that one. */
  async function flush(part: ZipPart): Promise<void> {
    const piece = Buffer.from(text, 'utf8');
    text = '';
    await packing;
    packing = part.write(piece);
    // Its failure is met by the next flush.
    packing.catch(() => undefined);
  }

  async function finishSheet(): Promise<void> {
    if (sheet === null) return;
    const { options, part, rows, columns } = sheet;
    text += sheetEnd(options, rows, columns);
    sheet = null;
    await flush(part);
    await packing;
    await part.finish();
  }

  async function addSheet(name: string, wanted: SheetOptions): Promise<string> {
    const options = withPrintSetup(wanted);
    await finishSheet();
    const valid = validSheetName(name, names);
    names.push(valid);
    printedRows.push(options.printedRows);
    const part = await zip.beginPart(sheetPart(names.length));
    sheet = { options, part, rows: 0, columns: 0 };
    text = sheetStart(options);
    return valid;
  }

  async function addPart(name: string, content: string): Promise<void> {
    const part = await zip.beginPart(name);
    await part.write(Buffer.from(content, 'utf8'));
    await part.finish();
  }

  async function guarded<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      await file.abandon().catch(() => undefined);
      throw error;
    }
  }

  return {
    addSheet: (name, options = {}) => guarded(() => addSheet(name, options)),
    addRow(cells, style = 'normal', height = null) {
      if (sheet === null) throw new Error('A row needs a sheet');
      sheet.rows += 1;
      if (sheet.rows > MAX_ROWS) throw new RangeError('A sheet holds 1,048,576 rows');
      requireColumns('xlsx', cells.length);
      if (cells.length > sheet.columns) sheet.columns = cells.length;
      text += rowXml(sheet.rows, cells, style, height);
      if (text.length < PIECE_CHARACTERS) return DONE;
      const { part } = sheet;
      return guarded(() => flush(part));
    },
    skipRows(count) {
      if (sheet !== null) sheet.rows += count;
    },
    close: () =>
      guarded(async () => {
        if (names.length === 0) await addSheet('', {});
        await finishSheet();
        for (const [name, content] of workbookParts(names, printedRows)) {
          await addPart(name, content);
        }
        await addPart('xl/styles.xml', styles ?? stylesXml());
        await zip.finish();
        await file.commit();
      }),
    async abort() {
      await packing.catch(() => undefined);
      await file.abandon();
    },
  };
}
