import { startClock, tooLarge } from '../read-limits.ts';
import { WorkbookError } from '../workbook-error.ts';
import { EMPTY_LAYOUT } from '../workbook-types.ts';
import { normaliseLineEnds } from '../xml/xml-text.ts';
import { sniffDelimiter } from './sniff-delimiter.ts';
import { sniffEncoding } from './sniff-encoding.ts';
import type { CellValue } from '../cell.ts';
import type { ReadLimits } from '../read-limits.ts';
import type { OpenOptions, Workbook } from '../workbook-types.ts';

const STOP_CHECK = 1024;

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
  const text = decode(bytes, encoding);
  const delimiter = options.delimiter ?? sniffDelimiter(text);
  const stated = /^sep=.\r?\n/iu.exec(text)?.[0].length ?? 0;
  // `sep=;` is a line for the spreadsheet program, which does not show it as a row.
  const body = text.slice(stated);

  return {
    format: 'csv',
    encoding,
    delimiter,
    date1904: false,
    sheets: [{ index: 0, name: name.replace(/\.[^.]*$/u, ''), state: 'visible' }],
    layout: () => EMPTY_LAYOUT,
    forEachRow(sheet, onRow) {
      if (sheet !== 0) return;
      const checkClock = startClock(limits);
      let number = 0;
      let cellCount = 0;
      papa.parse<string[]>(body, {
        delimiter,
        newline: undefined,
        skipEmptyLines: false,
        step(result, parser) {
          number += 1;
          if (number > limits.rows) tooLarge('rows', limits.rows);
          cellCount += result.data.length;
          if (cellCount > limits.cells) tooLarge('cells', limits.cells);
          if (number % STOP_CHECK === 0) checkClock();
          const cells = trimmedRow(result.data);
          if (cells.length > 0 && onRow({ number, cells, hidden: false }) === false) parser.abort();
        },
      });
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

function decode(bytes: Buffer, encoding: string): string {
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch (error) {
    throw new WorkbookError('workbook/unsupported', 'Unknown text encoding', { encoding }, error);
  }
}
