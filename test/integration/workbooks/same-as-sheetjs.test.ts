import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { read } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { openWorkbook } from '#electron/workbooks/read/workbook.ts';
import { sharedDir } from '../../support/paths.ts';
import type { CellObject } from '@e965/xlsx';
import type { CellValue } from '#electron/workbooks/read/cell.ts';

const folder = join(sharedDir, 'legacy');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.xlsx'),
);

describe.each(files)('%s', (name) => {
  it('has the same cells in our reader as in SheetJS', async () => {
    const path = join(folder, name);
    const book = await openWorkbook({ path });
    const other = read(readFileSync(path), { dense: true, WTF: true, cellText: false });
    expect(book.sheets.map((sheet) => sheet.name)).toEqual(other.SheetNames);
    const differences: string[] = [];
    for (const sheet of book.sheets) {
      const expected = cellMap(other.Sheets[sheet.name]?.['!data']);
      book.forEachRow(sheet.index, (row) => {
        row.cells.forEach((cell, column) => {
          if (cell === null) return;
          const place = `${String(row.number)}:${String(column)}`;
          if (plain(cell) !== expected.get(place)) differences.push(`${sheet.name} ${place}`);
          expected.delete(place);
        });
      });
      differences.push(...[...expected.keys()].map((place) => `${sheet.name} ${place} missing`));
    }
    expect(differences).toEqual([]);
  });
});

function plain(cell: CellValue): unknown {
  if (cell === null || typeof cell !== 'object') return cell;
  return cell.kind === 'date' ? cell.serial : cell.code;
}

function cellMap(rows: readonly (CellObject[] | undefined)[] | undefined): Map<string, unknown> {
  const result = new Map<string, unknown>();
  for (const [index, row] of (rows ?? []).entries()) {
    for (const [column, cell] of (row ?? []).entries()) {
      const found = cell as CellObject | undefined;
      if (found?.v === undefined || found.v === '') continue;
      result.set(`${String(index + 1)}:${String(column)}`, found.v);
    }
  }
  return result;
}
