import type { ExportResult } from '#contract/export.ts';
import type { ChannelInput } from '#contract/ipc.ts';
import type { GrantedFile } from '#contract/shell.ts';
import { showError } from '../../lib/error-text.ts';
import { beginExport } from '../../lib/export-activity.ts';
import { formatNumber } from '../../lib/format.ts';
import { currentLanguage } from '../../lib/i18n.ts';
import { tellSaved } from '../../lib/tell-saved.ts';
import { showToast } from '../../lib/toasts.ts';
import { textOf } from '../../lib/use-texts.ts';
import type { ExportChoice } from './export-choice.ts';

/** What every export of a list asks the data process. */
export type ListExportInput = ChannelInput<'reseller-export'>;

/** Asks the data process on the channel of a list. */
export type SendExport<Input> = (input: Input) => Promise<ExportResult>;

/** What every export says of the file. */
export type ExportFile = Pick<ListExportInput, 'exportId' | 'token' | 'language'>;

/** What an export as on screen says of the file and how it is written. */
export type ExportCommon = ExportFile & ExportChoice;

/** Has a file written that the person has chosen, and says how it went. Never throws. */
export async function runExport(target: GrantedFile, send: SendExport<ExportFile>): Promise<void> {
  const exportId = crypto.randomUUID();
  const language = currentLanguage();
  const end = beginExport(exportId, target.name);
  try {
    const { token } = target;
    const { rows, replacedCharacters } = await send({ exportId, token, language });
    const values = { count: rows, number: formatNumber(rows, language), file: target.name };
    tellSaved(textOf('export:done', values), token);
    if (replacedCharacters > 0) {
      const number = formatNumber(replacedCharacters, language);
      showToast({
        tone: 'note',
        text: textOf('export:replaced', { count: replacedCharacters, number }),
      });
    }
  } catch (error) {
    showError(error);
  } finally {
    end();
  }
}
