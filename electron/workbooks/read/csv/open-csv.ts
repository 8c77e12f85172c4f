import { startClock, tooLarge } from '../read-limits.ts';
import { WorkbookError } from '../workbook-error.ts';
import { EMPTY_LAYOUT } from '../workbook-types.ts';
import { normaliseLineEnds } from '../xml/xml-text.ts';
import { sniffDelimiter } from './sniff-delimiter.ts';
import { sniffEncoding } from './sniff-encoding.ts';
import type { ParseResult } from 'papaparse';
import type { CellValue } from '../cell.ts';
import type { ReadLimits } from '../read-limits.ts';
import type { OpenOptions, Workbook } from '../workbook-types.ts';

const CLOCK_EVERY = 1024;
/** The text is decoded and parsed in pieces: as one it would take many times its bytes. */
const PIECE_BYTES = 1024 * 1024;
const HEAD_BYTES = 256 * 1024;
/** A record longer than this is no record: its closing quote is missing. */
const MAX_RECORD = 16 * 1024 * 1024;

/**
 * Opens delimited text as a workbook of one sheet. Every cell is text: `10,5`, leading zeros and
 * `1e5` stay as they were written.
 */
export async function openCsv(
  bytes: Buffer,
  name: string,
  options: NonNullable<OpenOptions['csv']>,
  limits: ReadLimits,
): Promise<Workbook> {
  const { default: papa } = await import('papaparse');
  const encoding = options.encoding ?? sniffEncoding(bytes);
  const head = createDecoder(encoding).decode(bytes.subarray(0, HEAD_BYTES), { stream: true });
  const delimiter = options.delimiter ?? sniffDelimiter(head);
  // `sep=;` is a line for the spreadsheet program, which does not show it as a row.
  const stated = /^sep=.\r?\n/iu.exec(head)?.[0].length ?? 0;
  const newline = lineEnd(papa.parse(head.slice(stated), { delimiter, preview: 1 }).meta.linebreak);

  return {
    format: 'csv',
    encoding,
    delimiter,
    date1904: false,
    sheets: [{ index: 0, name: name.replace(/\.[^.]*$/u, ''), state: 'visible' }],
    layout: () => EMPTY_LAYOUT,
    forEachRow(sheet, onRow) {
      if (sheet !== 0) return;
      const clock = startClock(limits);
      let number = 0;
      let cellCount = 0;
      const take = (fields: readonly string[]): boolean => {
        number += 1;
        if (number > limits.rows) tooLarge('rows', limits.rows);
        cellCount += fields.length;
        if (cellCount > limits.cells) tooLarge('cells', limits.cells);
        if (number % CLOCK_EVERY === 0) clock.check();
        const cells = trimmedRow(fields);
        if (cells.length === 0) return true;
        const goesOn = onRow({ number, cells, hidden: false }) !== false;
        clock.restart();
        return goesOn;
      };
      const decoder = createDecoder(encoding);
      let text = '';
      for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
        const isLast = at + PIECE_BYTES >= bytes.length;
        const piece = bytes.subarray(at, at + PIECE_BYTES);
        // Padding with zeros, which no program shows.
        text += decoder.decode(piece, { stream: !isLast }).replaceAll('\0', '');
        if (at === 0) text = text.slice(stated);
        const parser = new papa.Parser({ delimiter, newline });
        const { data, meta } = parser.parse(text, 0, !isLast) as ParseResult<string[]>;
        for (const fields of data) if (!take(fields)) return;
        text = text.slice(meta.cursor);
        if (text.length > MAX_RECORD) tooLarge('residentBytes', MAX_RECORD);
        clock.check();
      }
    },
  };
}

function trimmedRow(fields: readonly string[]): CellValue[] {
  let length = fields.length;
  while (length > 0 && fields[length - 1] === '') length -= 1;
  return fields.slice(0, length).map((field) => {
    if (field === '') return null;
    // `="0123"` is how exports keep a spreadsheet program from reading a number, and an apostrophe how
    // they keep it from running a formula.
    const told = /^="([^"]*)"$/u.exec(field)?.[1] ?? field.replace(/^'(?='*[=+\-@\t\r])/u, '');
    return normaliseLineEnds(told);
  });
}

function lineEnd(found: string): '\n' | '\r' | '\r\n' {
  return found === '\r' || found === '\r\n' ? found : '\n';
}

function createDecoder(encoding: string) {
  try {
    return new TextDecoder(encoding);
  } catch (error) {
    throw new WorkbookError('workbook/unsupported', 'Unknown text encoding', { encoding }, error);
  }
}
