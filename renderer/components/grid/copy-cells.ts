import { desktop } from '../../lib/client.ts';
import { showError } from '../../lib/error-text.ts';
import { formatNumber } from '../../lib/format.ts';
import { currentLanguage } from '../../lib/i18n.ts';
import { showToast } from '../../lib/toasts.ts';
import { textOf } from '../../lib/use-texts.ts';
import { rangeSides, type CellRange } from './cell-range.ts';
import type { GridRow } from './grid-field.ts';
import type { RowSource } from './row-source.ts';

/** Makes the text for the clipboard, as Excel wants it: the data process has all lines, not we. */
export type CopyRows = (input: {
  readonly pks: Uint32Array<ArrayBuffer>;
  readonly columns: string[];
  readonly header: boolean;
  readonly language: 'ru' | 'en';
}) => Promise<{ readonly text: string; readonly rows: number }>;

/** Puts a range of cells on the clipboard as Excel wants it, and says how much it was. */
export async function copyCells<Row extends GridRow>(
  copyRows: CopyRows,
  source: RowSource<Row>,
  range: CellRange,
  fields: readonly string[],
  header: boolean,
): Promise<void> {
  const { top, bottom, left, right } = rangeSides(range);
  const language = currentLanguage();
  try {
    const { text, rows } = await copyRows({
      pks: source.pksBetween(top, bottom),
      columns: fields.slice(left, right + 1),
      header,
      language,
    });
    await desktop.writeClipboard(text);
    showToast({
      tone: 'done',
      text: textOf('grid:copied', {
        count: rows,
        number: formatNumber(rows, language),
        cols: right - left + 1,
      }),
    });
  } catch (error) {
    showError(error);
  }
}
