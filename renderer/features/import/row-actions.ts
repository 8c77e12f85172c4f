import type { PreviewRow, RowCounts } from '#contract/import.ts';
import type { ChannelOutput } from '#contract/ipc.ts';
import { desktop, request } from '../../lib/client.ts';
import { fileName } from '../../lib/file-name.ts';
import { currentLanguage } from '../../lib/i18n.ts';
import { showError } from '../../lib/error-text.ts';
import { showToast } from '../../lib/toasts.ts';
import { textOf } from '../../lib/use-texts.ts';
import { patchSession, sessionOf } from './sessions.ts';

/** A cell with the text that it has said and the one in its place. */
export type MendedCell = Pick<PreviewRow, 'sheet' | 'row'> & {
  readonly column: number;
  readonly from: string;
  readonly value: string;
};

function judgedAs(id: string, counts: RowCounts): void {
  patchSession(id, { counts, judged: (sessionOf(id)?.judged ?? 0) + 1, errorsFile: null });
}

/** Puts another text into a cell; null when that was refused. */
export async function mendCell(
  id: string,
  { sheet, row, column, value }: MendedCell,
): Promise<ChannelOutput<'import-mend'> | null> {
  try {
    const answer = await request('import-mend', { sessionId: id, sheet, row, column, value });
    judgedAs(id, answer.counts);
    return answer;
  } catch (error) {
    showError(error);
    return null;
  }
}

/** Mends all wrong cells of the column alike; answers how many, or null when that was refused. */
export async function mendAlike(id: string, cell: MendedCell): Promise<number | null> {
  try {
    const { mended, counts } = await request('import-mend-alike', { sessionId: id, ...cell });
    judgedAs(id, counts);
    return mended;
  } catch (error) {
    showError(error);
    return null;
  }
}

/** Asks where to, and writes the rows that stay out as a workbook in the layout of the file. */
export async function saveErrors(id: string): Promise<void> {
  const session = sessionOf(id);
  if (!session) return;
  try {
    const name = session.file.name.replace(/\.[^.]+$/, '');
    const target = await desktop.chooseSave(
      textOf('import:rows.errorsFile', { name: fileName(name) }),
    );
    if (!target) return;
    const { token } = target;
    const language = currentLanguage();
    const { rows } = await request('import-errors-save', { sessionId: id, token, language });
    patchSession(id, { errorsFile: { token, rows } });
    showToast({
      tone: 'done',
      text: textOf('import:rows.errorsSaved', { count: rows }),
      action: { label: textOf('import:rows.showInFolder'), run: () => showFile(token) },
    });
  } catch (error) {
    showError(error);
  }
}

/** Shows a saved file in the system's file manager. */
export function showFile(token: string): void {
  desktop.showFile(token).catch(showError);
}
