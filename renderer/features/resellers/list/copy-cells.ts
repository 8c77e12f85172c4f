import { desktop, request } from '../../../lib/client.ts';
import { showError } from '../../../lib/error-text.ts';
import { formatNumber } from '../../../lib/format.ts';
import { currentLanguage } from '../../../lib/i18n.ts';
import { showToast } from '../../../lib/toasts.ts';
import { textOf } from '../../../lib/use-texts.ts';
import { rangeSides, type CellRange } from './cell-range.ts';
import type { ListField } from './fields.ts';
import type { RowSource } from './row-source.ts';

/** Puts a range of cells on the clipboard as Excel wants it, and says how much it was. */
export async function copyCells(
  source: RowSource,
  range: CellRange,
  fields: readonly ListField[],
  header: boolean,
): Promise<void> {
  const { top, bottom, left, right } = rangeSides(range);
  const language = currentLanguage();
  try {
    const { text, rows } = await request('reseller-copy', {
      pks: source.pksBetween(top, bottom),
      columns: fields.slice(left, right + 1),
      header,
      language,
    });
    await desktop.writeClipboard(text);
    showToast({
      tone: 'done',
      text: textOf('resellers:list.copied', {
        count: rows,
        number: formatNumber(rows, language),
        cols: right - left + 1,
      }),
    });
  } catch (error) {
    showError(error);
  }
}
