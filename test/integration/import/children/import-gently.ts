// Imports a workbook as the window does, and says when rows are being written and are on the disk.
import { writeSync } from 'node:fs';
import type { ImportProgress } from '#contract/import.ts';
import { migrations } from '#db/migrations/index.ts';
import { openData } from '#db/open.ts';
import { Writer } from '#db/write/writer.ts';
import { createImportHandlers } from '#electron/data/import/handlers.ts';
import { testContext } from '#test/support/data-context.ts';

const [file = '', workbook = ''] = process.argv.slice(2);
const { db } = openData(file, migrations, { upkeepEveryMs: 0 });
const writer = new Writer(db);
writer.onCommit(() => writeSync(1, 'stored\n'));
const handlers = createImportHandlers(
  testContext(
    { db, writer },
    {
      emit: (event, payload) => {
        if (event !== 'import-progress') return;
        const { phase, done } = payload as ImportProgress;
        if (phase === 'writing') writeSync(1, `writing ${String(done)}\n`);
      },
    },
  ),
  { endAt: () => undefined, push: () => undefined },
);
const { sessionId, mapping } = await handlers['import-open']({ token: workbook });
const { sheet, headerTo } = mapping;
const columns = mapping.columns.map(({ column, field }) => ({ column, field }));
await handlers['import-check']({ sessionId, sheet, headerTo, columns });
await handlers['import-run']({ sessionId });
writeSync(1, 'done\n');
process.exit();
