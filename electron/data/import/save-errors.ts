import { AppError } from '#contract/errors.ts';
import type { DataContext } from '../context.ts';
import type { FolderSession } from './folder-sessions.ts';
import { OpenWorkbooks } from './open-workbooks.ts';

/**
 * Writes the rows of one file of a folder that are not taken in, as the data stands now; answers how
 * many. Throws `import/session-gone` for a file that was not checked.
 */
export async function saveErrorsOf(
  context: DataContext,
  session: FolderSession,
  no: number,
  target: { readonly path: string; readonly language: 'ru' | 'en' },
): Promise<{ readonly rows: number }> {
  const candidate = session.candidates[no];
  const checked = session.checked.get(no);
  if (!candidate || !checked) {
    throw new AppError('import/session-gone', 'The file was not checked yet');
  }
  const workbooks = new OpenWorkbooks(context.db.name);
  try {
    const client = await workbooks.take(candidate.path);
    const { kind, columns } = checked;
    if (columns === null) await client.call('runUnattended', { batchPk: -1, kind, send: false });
    else await client.call('check', columns);
    return await client.call('errors', target);
  } finally {
    await workbooks.end();
  }
}
