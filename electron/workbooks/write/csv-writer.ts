import { cellText } from '../read/cell.ts';
import { createAtomicFile } from './atomic-file.ts';
import { encodeWindows1251 } from './encode-windows-1251.ts';
import type { CellValue } from '../read/cell.ts';

export type CsvWriterOptions = {
  /** UTF-8 is written with a byte order mark, without which Excel takes it for windows-1251. */
  readonly encoding?: 'windows-1251' | 'utf-8';
  readonly delimiter?: string;
  /** What parts the fraction of a number; Excel in Russian reads 1.5 as the first of May. */
  readonly decimal?: '.' | ',';
  /**
   * Puts an apostrophe before texts that begin with `=`, `+`, `-`, `@`, TAB or CR, so that no
   * spreadsheet program runs them as formulas. It marks each `+7…` phone, so it is a choice. Our
   * reader takes it off again; one more is put before texts that begin so themselves.
   */
  readonly guardFormulas?: boolean;
};

export interface CsvWriter {
  /** Await it: it waits when the disk is behind. */
  addRow(cells: readonly CellValue[]): Promise<void>;
  /** Completes the file; tells how many characters the encoding could not hold. */
  close(): Promise<{ readonly replacedCharacters: number }>;
  /** Gives up; leaves nothing behind. */
  abort(): Promise<void>;
}

const PIECE_CHARACTERS = 128 * 1024;
const DONE = Promise.resolve();

/** Begins a delimited text file that will stand at `path` once `close` is done. */
export async function createCsvWriter(
  path: string,
  options: CsvWriterOptions = {},
): Promise<CsvWriter> {
  const { encoding = 'utf-8', delimiter = ';', decimal = '.', guardFormulas = false } = options;
  const fields = { delimiter, decimal, guardFormulas };
  const file = await createAtomicFile(path);
  let text = encoding === 'utf-8' ? '\uFEFF' : '';
  let replacedCharacters = 0;

  async function flush(): Promise<void> {
    const piece = text;
    text = '';
    if (encoding === 'utf-8') return file.append(Buffer.from(piece, 'utf8'));
    const { bytes, replaced } = encodeWindows1251(piece);
    replacedCharacters += replaced;
    return file.append(bytes);
  }

  async function guarded(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      await file.abandon().catch(() => undefined);
      throw error;
    }
  }

  return {
    addRow(cells) {
      text += `${cells.map((cell) => field(cell, fields)).join(delimiter)}\r\n`;
      return text.length < PIECE_CHARACTERS ? DONE : guarded(flush);
    },
    async close() {
      await guarded(async () => {
        await flush();
        await file.commit();
      });
      return { replacedCharacters };
    },
    abort: () => file.abandon(),
  };
}

type FieldOptions = Required<Pick<CsvWriterOptions, 'delimiter' | 'decimal' | 'guardFormulas'>>;

function field(cell: CellValue, options: FieldOptions): string {
  const { delimiter, decimal, guardFormulas } = options;
  const written = cellText(cell);
  const plain = typeof cell === 'number' ? written.replace('.', decimal) : written;
  const risky = guardFormulas && typeof cell === 'string' && /^'*[=+\-@\t\r]/u.test(plain);
  const text = risky ? `'${plain}` : plain;
  const needsQuotes = text.includes(delimiter) || /["\r\n]|^\s|\s$/u.test(text);
  return needsQuotes ? `"${text.replaceAll('"', '""')}"` : text;
}
