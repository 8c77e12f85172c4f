import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { read } from '@e965/xlsx';
import exceljs from 'exceljs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openWorkbook } from '#electron/workbooks/read/workbook.ts';
import { createCsvWriter } from '#electron/workbooks/write/csv-writer.ts';
import { createXlsxWriter } from '#electron/workbooks/write/xlsx-writer.ts';
import { tempDir } from '../../support/tmp-dir.ts';
import type { CellObject } from '@e965/xlsx';
import type { CellValue } from '#electron/workbooks/read/cell.ts';
import type { SheetRow, Workbook } from '#electron/workbooks/read/workbook.ts';

/** What XML forbids never comes back; everything else must, line breaks as line feeds. */
// eslint-disable-next-line no-control-regex -- the very characters
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;

function readable(value: string): string {
  return value.replace(FORBIDDEN, '').replace(/\r\n?/gu, '\n');
}

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    '0012345678',
    '\r',
    '+7 (495) 123-45-67',
    '=1+1',
    '_x000D_',
    'a_x0041_b',
    ' край ',
    'a\r\nb',
    'x\ty',
  ),
);
const date = fc.record({
  kind: fc.constant('date' as const),
  serial: fc.integer({ min: 1, max: 60_000 }),
  hasDate: fc.constant(true),
  hasTime: fc.boolean(),
  elapsed: fc.constant(false),
});
const cell: fc.Arbitrary<CellValue> = fc.oneof(
  text,
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  date,
  fc.constant({ kind: 'error' as const, code: '#N/A' }),
);
const table = fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 8 });

async function write(path: string, rows: readonly (readonly CellValue[])[]): Promise<void> {
  const writer = await createXlsxWriter(path);
  await writer.addSheet('Лист', { columns: [{ width: 12 }], frozenRows: 1, autoFilter: true });
  for (const row of rows) await writer.addRow(row);
  await writer.close();
}

function rowsOf(book: Workbook): SheetRow[] {
  const rows: SheetRow[] = [];
  book.forEachRow(0, (row) => {
    rows.push(row);
  });
  return rows;
}

/** The cells as they must come back: no forbidden characters, no empty texts, no blank rows. */
function expectedRows(rows: readonly (readonly CellValue[])[]): unknown[] {
  return rows.flatMap((row, index) => {
    const cells = row.map((value) => {
      if (typeof value !== 'string') return Object.is(value, -0) ? 0 : value;
      const kept = readable(value);
      return kept === '' ? null : kept;
    });
    while (cells.length > 0 && cells.at(-1) === null) cells.pop();
    return cells.length === 0 ? [] : [{ number: index + 1, cells, hidden: false }];
  });
}

describe('an .xlsx that we wrote', () => {
  it('reads back equal in our reader', async () => {
    const path = join(tempDir(), 'book.xlsx');
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        await write(path, rows);
        expect(rowsOf(await openWorkbook({ path }))).toEqual(expectedRows(rows));
      }),
      { numRuns: 60 },
    );
  });

  it('reads back equal in SheetJS', async () => {
    const path = join(tempDir(), 'book.xlsx');
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 20 }), async (texts) => {
        await write(
          path,
          texts.map((value) => [value]),
        );
        const sheet = read(readFileSync(path), { dense: true, WTF: true }).Sheets['Лист'];
        const data = (sheet?.['!data'] ?? []) as (CellObject[] | undefined)[];
        // It gives a carriage return as it was written; our own reader makes a new line of it.
        const found = texts.map((_text, index) => readable(String(data[index]?.[0]?.v ?? '')));
        expect(found).toEqual(texts.map(readable));
      }),
      { numRuns: 40 },
    );
  });

  it('opens in exceljs with its texts, dates, styles and frozen header', async () => {
    const path = join(tempDir(), 'errors.xlsx');
    const writer = await createXlsxWriter(path);
    await writer.addSheet('Ошибки', { columns: [{ width: 30 }], frozenRows: 1, autoFilter: true });
    await writer.addRow(['ИНН', 'Дата', 'Причина'], 'header');
    const day = {
      kind: 'date',
      serial: 40_543,
      hasDate: true,
      hasTime: false,
      elapsed: false,
    } as const;
    await writer.addRow(['0012345678', day, { value: 'Неверный ИНН', style: 'error' }]);
    await writer.close();
    const book = new exceljs.Workbook();
    await book.xlsx.readFile(path);
    const sheet = book.getWorksheet('Ошибки');
    expect(sheet?.getCell('A2').value).toBe('0012345678');
    expect(sheet?.getCell('A2').numFmt).toBe('@');
    expect(sheet?.getCell('B2').value).toEqual(new Date(Date.UTC(2010, 11, 31)));
    expect(sheet?.getCell('B2').numFmt).toBe('dd.mm.yyyy');
    expect(sheet?.getCell('A1').font.bold).toBe(true);
    expect(sheet?.getCell('C2').alignment.wrapText).toBe(true);
    expect(sheet?.getCell('C2').fill).toMatchObject({ fgColor: { argb: 'FFFCE4E4' } });
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect(sheet?.autoFilter).toBe('A1:C2');
    expect(sheet?.getColumn(1).width).toBe(30);
    // Printed one page wide, the header on each page and its number below.
    expect(sheet?.pageSetup).toMatchObject({
      ...{ orientation: 'portrait', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
      ...{ paperSize: 9, printTitlesRow: '1:1' },
    });
    expect(sheet?.headerFooter.oddFooter).toBe('&C&P / &N');
  });

  it('holds 20,000 rows without one wrong cell', async () => {
    const path = join(tempDir(), 'large.xlsx');
    const rowAt = (index: number): CellValue[] => [
      index,
      `ООО «Компания ${String(index)}»`,
      String(7_700_000_000 + index),
      `+7 495 ${String(index).padStart(7, '0')}`,
      {
        kind: 'date',
        serial: 40_000 + (index % 900),
        hasDate: true,
        hasTime: false,
        elapsed: false,
      },
      index / 8,
      index % 7 === 0 ? null : `Ж${'ё'.repeat(index % 90)}`,
    ];
    const writer = await createXlsxWriter(path);
    await writer.addSheet('Много');
    for (let index = 0; index < 20_000; index += 1) await writer.addRow([...rowAt(index), 'конец']);
    await writer.close();
    const book = await openWorkbook({ path });
    let wrong = 0;
    let count = 0;
    book.forEachRow(0, ({ number, cells }) => {
      if (JSON.stringify(cells) !== JSON.stringify([...rowAt(number - 1), 'конец'])) wrong += 1;
      count += 1;
    });
    expect({ wrong, count }).toEqual({ wrong: 0, count: 20_000 });
  });

  it('keeps sheets apart under valid names, and merges', async () => {
    const path = join(tempDir(), 'sheets.xlsx');
    const writer = await createXlsxWriter(path);
    const merges = [{ top: 0, left: 0, bottom: 0, right: 2 }];
    const names = [
      await writer.addSheet('Отчёт 1/2'),
      await writer.addSheet('отчёт 1 2', { merges, columns: [{}, { hidden: true }] }),
      await writer.addSheet(''),
    ];
    await writer.addRow(['x']);
    await writer.close();
    const book = await openWorkbook({ path });
    expect(book.sheets.map(({ name }) => name)).toEqual(names);
    expect(names).toEqual(['Отчёт 1 2', 'отчёт 1 2 (2)', 'Лист']);
    expect([...book.layout(1).hiddenColumns]).toEqual([1]);
  });
});

describe('a file that is being written', () => {
  it('appears only when it is complete', async () => {
    const folder = tempDir();
    const writer = await createXlsxWriter(join(folder, 'book.xlsx'));
    await writer.addSheet('A');
    for (let index = 0; index < 5000; index += 1) await writer.addRow(['строка', index]);
    expect(readdirSync(folder)).not.toContain('book.xlsx');
    await writer.close();
    expect(readdirSync(folder)).toEqual(['book.xlsx']);
  });

  it('leaves nothing behind when it is given up, and the file before as it was', async () => {
    const folder = tempDir();
    const path = join(folder, 'book.xlsx');
    await write(path, [['прежний']]);
    const writer = await createXlsxWriter(path);
    await writer.addSheet('A');
    await writer.addRow(['новый']);
    await writer.abort();
    expect(readdirSync(folder)).toEqual(['book.xlsx']);
    expect(rowsOf(await openWorkbook({ path }))[0]?.cells).toEqual(['прежний']);
  });

  it('fails without a trace where there is no folder', async () => {
    const path = join(tempDir(), 'missing', 'book.xlsx');
    await expect(createXlsxWriter(path)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('a CSV that we wrote', () => {
  it('reads back equal when formulas are guarded, whatever a text begins with', async () => {
    const path = join(tempDir(), 'list.csv');
    const begin = fc.constantFrom('', '=', '+', '-', '@', '\t', "'", "'=", "''+", '="1"');
    const rest = fc.string({ unit: 'grapheme', maxLength: 20 });
    const fields = fc.array(
      fc.tuple(begin, rest).map((parts) => parts.join('').replace(/\r\n?/gu, '\n')),
      { minLength: 1, maxLength: 5 },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fields, { minLength: 1, maxLength: 6 }), async (rows) => {
        const writer = await createCsvWriter(path, { guardFormulas: true });
        await writer.addRow(['Имя', 'Город']);
        for (const row of rows) await writer.addRow(row);
        await writer.close();
        const csv = { delimiter: ';' };
        const read = rowsOf(await openWorkbook({ path }, { csv })).slice(1);
        const expected = rows.flatMap((row, index) => {
          const cells = row.map((value) => (value === '' ? null : value));
          while (cells.length > 0 && cells.at(-1) === null) cells.pop();
          return cells.length === 0 ? [] : [{ number: index + 2, cells, hidden: false }];
        });
        expect(read).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('can be in windows-1251 and tells what that cannot hold', async () => {
    const path = join(tempDir(), 'list.csv');
    const writer = await createCsvWriter(path, { encoding: 'windows-1251' });
    await writer.addRow(['Наименование', 'ООО «Ёлка» № 5 — 10 €', '→']);
    expect(await writer.close()).toEqual({ replacedCharacters: 1 });
    const book = await openWorkbook({ path });
    expect(book.encoding).toBe('windows-1251');
    expect(rowsOf(book)[0]?.cells).toEqual(['Наименование', 'ООО «Ёлка» № 5 — 10 €', '?']);
  });

  it('guards formulas only when asked to, and never numbers', async () => {
    const path = join(tempDir(), 'list.csv');
    const cells = ['=1+1', '+7 495', '-5', '@x', 'обычный', -5];
    for (const guardFormulas of [false, true]) {
      const writer = await createCsvWriter(path, { guardFormulas, delimiter: '|' });
      await writer.addRow(cells);
      await writer.close();
      const mark = guardFormulas ? "'" : '';
      expect(readFileSync(path, 'utf8')).toBe(
        `\uFEFF${mark}=1+1|${mark}+7 495|${mark}-5|${mark}@x|обычный|-5\r\n`,
      );
    }
  });
});
