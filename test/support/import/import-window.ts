import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { RowVerdict } from '#contract/import.ts';
import type { DataContext } from '#electron/data/context.ts';
import { createImportHandlers } from '#electron/data/import/handlers.ts';
import { UndoStack } from '#electron/data/reseller/undo-stack.ts';
import { testContext } from '#test/support/data-context.ts';
import type { temporaryData } from './data-file.ts';

type Data = Pick<ReturnType<typeof temporaryData>, 'db' | 'writer' | 'folder'>;

/** The import as one window works with it; a token is the name of a file in the folder of the data. */
export function importWindow(data: Data, parts: Partial<DataContext> = {}) {
  const context = testContext(data, {
    resolveGrant: (token) => ({ path: join(data.folder, token), name: token }),
    ...parts,
  });
  const steps = new UndoStack(context);
  const handlers = createImportHandlers(context, steps);

  /** Opens a file until the test ends; its columns are taken as they were recognised. */
  const open = async (token: string) => {
    const session = await handlers['import-open']({ token });
    onTestFinished(async () => void (await handlers['import-close'](session)));
    const { sessionId, mapping } = session;
    const { headerTo } = mapping;
    const columns = mapping.columns.map(({ column, field }) => ({ column, field }));
    const check = (chosen = columns) =>
      handlers['import-check']({ sessionId, sheet: 0, headerTo, columns: chosen });
    const rowsOf = async (verdict: RowVerdict | null) =>
      (await handlers['import-rows']({ sessionId, verdict, from: 0, count: 10 })).rows;
    return { ...session, columns, check, rowsOf };
  };
  return { context, handlers, open, steps };
}

/** Who may do everything but these, each `area right`. */
export function rightsBut(refused: ReadonlySet<string>): DataContext['may'] {
  return (area, right) => !refused.has(`${area} ${right}`);
}

/** What an answer is refused with for want of a right. */
export function denied(area: string, right: string) {
  return { code: 'access/denied', details: { area, right } };
}
