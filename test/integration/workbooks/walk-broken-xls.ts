// Run as a process of its own, with a small heap: walks copies of .xls files in which a few bytes
// were changed, and tells what became of them.
import { readFileSync } from 'node:fs';
import { isWorkbookError } from '#electron/workbooks/read/workbook-error.ts';
import { openWorkbook } from '#electron/workbooks/read/workbook.ts';
import { seeded } from '../../support/seeded.ts';

const COPIES = 60;
const random = seeded(7);
const outcomes: Record<string, number> = {};
// SheetJS, which gets a copy whose first record was changed, reports unknown records on the console.
console.error = () => undefined;

for (const path of process.argv.slice(2)) {
  const whole = readFileSync(path);
  for (let copy = 0; copy < COPIES; copy += 1) {
    const bytes = Buffer.from(whole);
    for (let count = 1 + Math.floor(random() * 8); count > 0; count -= 1) {
      bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
    }
    const outcome = await walk(bytes);
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  }
}
process.stdout.write(JSON.stringify(outcomes));

async function walk(bytes: Buffer): Promise<string> {
  try {
    const book = await openWorkbook({ bytes, name: 'broken.xls' });
    for (const { index } of book.sheets) {
      book.layout(index);
      book.forEachRow(index, () => undefined);
    }
    return 'opened';
  } catch (error) {
    return isWorkbookError(error) ? 'refused' : `unknown: ${String(error)}`;
  }
}
