import { cellText } from '#electron/workbooks/read/cell.ts';
import type { Language, TableColumn } from './table-column.ts';

/** One cell of the clipboard: tabs, line ends and quotes are quoted as Excel reads them. */
function cell(text: string, digits: boolean): string {
  // A formula of text: otherwise an INN loses its leading zero on pasting.
  if (digits && /^[\d+() -]+$/.test(text)) return `="${text}"`;
  // What would be read as a formula and is none of ours stays text.
  const safe = /^[=+\-@]/.test(text) ? `'${text}` : text;
  return /[\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The rows as text for the clipboard, as Excel wants it: tabs and CR LF. */
export function copyText<Row>(
  rows: readonly Row[],
  columns: readonly TableColumn<Row>[],
  header: boolean,
  language: Language,
): { text: string; rows: number } {
  const lines = rows.map((row) =>
    columns
      .map(({ value, digits = false }) => cell(cellText(value(row, language)), digits))
      .join('\t'),
  );
  if (header) lines.unshift(columns.map((column) => column.header[language]).join('\t'));
  return { text: lines.join('\r\n'), rows: rows.length };
}
