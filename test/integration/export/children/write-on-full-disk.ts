import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '#contract/errors.ts';
import type { ExportFormat } from '#contract/export.ts';
import { writeTable } from '#electron/data/export/write-table.ts';

// Writes more rows than the disk has room for over a file that is there, and tells what came of it.
const [path = '', format = 'csv'] = process.argv.slice(2);
writeFileSync(path, 'as it was');

/** Text that does not get small by packing. */
function* rows(): Generator<string> {
  let state = 1;
  for (let at = 0; at < 200_000; at += 1) {
    let text = '';
    while (text.length < 200) {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      text += state.toString(36);
    }
    yield text;
  }
}

const column = {
  field: 'text',
  header: { ru: 'Текст', en: 'Text' },
  width: 20,
  value: (row: string) => row,
};
let code = 'done';
try {
  await writeTable(path, format as ExportFormat, [column], rows(), {
    language: 'ru',
    title: 'Лист',
  });
} catch (error) {
  code = error instanceof AppError ? error.code : String(error);
}
const content = readFileSync(path, 'utf8').slice(0, 20);
console.log(JSON.stringify({ code, content, left: readdirSync(dirname(path)) }));
