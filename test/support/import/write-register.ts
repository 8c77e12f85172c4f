import { writeFileSync } from 'node:fs';
import { createXlsxWriter } from '#electron/workbooks/write/xlsx-writer.ts';
import type { CellValue } from '#electron/workbooks/read/cell.ts';

export type TestSheet = {
  readonly name: string;
  readonly rows: readonly (readonly CellValue[])[];
  readonly merges?: readonly { top: number; left: number; bottom: number; right: number }[];
  readonly hiddenColumns?: readonly number[];
};

/** Writes sheets as one .xlsx. */
export async function writeXlsx(path: string, sheets: readonly TestSheet[]): Promise<string> {
  const writer = await createXlsxWriter(path);
  for (const { name, rows, merges, hiddenColumns = [] } of sheets) {
    const columns = Array.from({ length: Math.max(0, ...hiddenColumns) + 1 }, (_, column) => ({
      hidden: hiddenColumns.includes(column),
    }));
    await writer.addSheet(name, { columns, ...(merges ? { merges } : {}) });
    for (const row of rows) await writer.addRow(row);
  }
  await writer.close();
  return path;
}

const cp866 = 'АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмноп';
const cp866Tail = 'рстуфхцчшщъыьэюя';

function byteOf(char: string, encoding: 'windows-1251' | 'cp866'): number {
  const code = char.charCodeAt(0);
  if (code < 128) return code;
  if (encoding === 'cp866') {
    const early = cp866.indexOf(char);
    if (early >= 0) return 0x80 + early;
    const late = cp866Tail.indexOf(char);
    if (late >= 0) return 0xe0 + late;
    if (char === 'Ё') return 0xf0;
    if (char === 'ё') return 0xf1;
    if (char === '№') return 0xfc;
  } else {
    if (code >= 0x410 && code <= 0x44f) return code - 0x410 + 0xc0;
    const found = { Ё: 0xa8, ё: 0xb8, '№': 0xb9, '«': 0xab, '»': 0xbb }[char];
    if (found !== undefined) return found;
  }
  throw new Error(`no byte for ${char} in ${encoding}`);
}

/** Writes texts as a CSV; a cell is quoted where it must be. */
export function writeCsv(
  path: string,
  rows: readonly (readonly string[])[],
  encoding: 'utf-8' | 'windows-1251' | 'cp866',
  delimiter: ';' | ',' | '\t',
): string {
  // DOS had no angled quotes; its users typed straight ones.
  const own = (cell: string): string => (encoding === 'cp866' ? cell.replace(/[«»]/g, '"') : cell);
  const text = rows
    .map((row) =>
      row
        .map(own)
        .map((cell) => (/["\n;,\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
        .join(delimiter),
    )
    .join('\r\n');
  const bytes =
    encoding === 'utf-8'
      ? Buffer.from(text, 'utf8')
      : Buffer.from([...text].map((char) => byteOf(char, encoding)));
  writeFileSync(path, bytes);
  return path;
}
