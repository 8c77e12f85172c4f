import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { read } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { inspectCompound } from '#electron/workbooks/read/compound-file.ts';
import { DEFAULT_LIMITS } from '#electron/workbooks/read/read-limits.ts';
import { openWithSheetJs } from '#electron/workbooks/read/sheetjs/open-with-sheetjs.ts';
import { isWorkbookError } from '#electron/workbooks/read/workbook-error.ts';
import { openWorkbook, type Workbook } from '#electron/workbooks/read/workbook.ts';
import { readBiffLayouts } from '#electron/workbooks/read/xls/biff-layouts.ts';
import { isBiff8 } from '#electron/workbooks/read/xls/biff-records.ts';
import { sharedDir } from '../../support/paths.ts';
import type { CellObject } from '@e965/xlsx';
import type { CellValue } from '#electron/workbooks/read/cell.ts';

const folder = join(sharedDir, 'legacy');

function filesOf(parent: string, ending: string): string[] {
  const names = readdirSync(parent, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith(ending));
}

describe.each(filesOf(folder, '.xlsx'))('%s', (name) => {
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

it('finds the same sheets, rows and layouts in every .xls of Excel 97 and later as SheetJS', async () => {
  const paths = ['legacy', 'corpus'].flatMap((parent) =>
    filesOf(join(sharedDir, parent), '.xls').map((name) => join(sharedDir, parent, name)),
  );
  const differing: string[] = [];
  let compared = 0;
  for (const path of paths) {
    const bytes = readFileSync(path);
    const stream = plainRecords(bytes);
    if (stream === null) continue;
    compared += 1;
    const layouts = readBiffLayouts(stream);
    const ours = await contents(openWorkbook({ path }));
    const theirs = await contents(
      openWithSheetJs({ format: 'xls', source: bytes, layouts }, DEFAULT_LIMITS),
    );
    if (JSON.stringify(ours) !== JSON.stringify(theirs)) differing.push(path);
  }
  expect(differing).toEqual([]);
  expect(compared).toBe(287);
}, 120_000);

/** The records of an .xls that our own reader takes; null for other files and for locked ones. */
function plainRecords(bytes: Buffer): Buffer | null {
  try {
    const content = inspectCompound(bytes);
    const isPlain = content.kind === 'xls' && content.encryption === null;
    return isPlain && isBiff8(content.stream) ? content.stream : null;
  } catch {
    return null;
  }
}

/** All that a workbook tells of itself, or the code of its refusal. */
async function contents(opening: Promise<Workbook>): Promise<unknown> {
  try {
    const book = await opening;
    const sheets = book.sheets.map((sheet) => {
      const { hiddenColumns, columnWidths, ...layout } = book.layout(sheet.index);
      const rows: unknown[] = [];
      book.forEachRow(sheet.index, (row) => void rows.push(row));
      return { sheet, ...layout, columns: [[...hiddenColumns], [...columnWidths]], rows };
    });
    return { date1904: book.date1904, sheets };
  } catch (error) {
    return isWorkbookError(error) ? error.code : String(error);
  }
}

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
