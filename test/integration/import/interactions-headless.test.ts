import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createImportHandlers } from '#electron/data/import/handlers.ts';
import { UndoStack } from '#electron/data/reseller/undo-stack.ts';
import { testContext } from '#test/support/data-context.ts';
import { logData, logRows } from '#test/support/import/log-data.ts';
import { writeXlsx } from '#test/support/import/write-register.ts';

test('a log without headers is read from every one of its sheets', async () => {
  const data = logData();
  const path = join(data.folder, 'l.xlsx');
  await writeXlsx(path, [
    { name: 'Январь', rows: logRows.slice(0, 3) },
    { name: 'Февраль', rows: logRows.slice(3, 5) },
  ]);
  const context = testContext(data, { resolveGrant: (token) => ({ path, name: token }) });
  const handlers = createImportHandlers(context, new UndoStack(context));
  const { sessionId, kind, mapping } = await handlers['import-open']({ token: 'l.xlsx' });
  onTestFinished(async () => void (await handlers['import-close']({ sessionId })));
  expect(kind).toBe('interactions');
  const columns = mapping.columns.map(({ column, field }) => ({ column, field }));
  const { counts } = await handlers['import-check']({ sessionId, sheet: 0, headerTo: 0, columns });
  expect(counts.total).toBe(5);
});
