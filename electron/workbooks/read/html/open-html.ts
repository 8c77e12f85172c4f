import { WorkbookError } from '../workbook-error.ts';
import { EMPTY_LAYOUT } from '../workbook-types.ts';
import { readHtmlTables } from './html-tables.ts';
import type { ReadLimits } from '../read-limits.ts';
import type { Workbook } from '../workbook-types.ts';

/** Opens the tables of a page that was saved as a workbook, as one sheet. */
export function openHtml(
  html: string,
  encoding: string,
  name: string,
  limits: ReadLimits,
): Workbook {
  const { rows, merges } = readHtmlTables(html, limits);
  if (rows.length === 0) throw new WorkbookError('workbook/empty', 'The page holds no table');
  return {
    format: 'html',
    encoding,
    delimiter: null,
    date1904: false,
    sheets: [{ index: 0, name: name.replace(/\.[^.]*$/u, ''), state: 'visible' }],
    layout: (sheet) => (sheet === 0 ? { ...EMPTY_LAYOUT, merges } : EMPTY_LAYOUT),
    forEachRow(sheet, onRow) {
      if (sheet !== 0) return;
      for (const row of rows) if (onRow(row) === false) return;
    },
  };
}
