import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import exceljs from 'exceljs';
import { describe, expect, it } from 'vitest';
import { dateCell, durationCell, instantCell } from '#electron/data/export/cells.ts';
import { rowsByPk } from '#electron/data/export/rows-by-pk.ts';
import type { TableColumn } from '#electron/data/export/table-column.ts';
import { writeTable } from '#electron/data/export/write-table.ts';
import type { CellValue } from '#electron/workbooks/read/cell.ts';
import { openWorkbook } from '#electron/workbooks/read/workbook.ts';
import { readSheets } from '#test/support/read-sheets.ts';
import { canMount, onSmallDisk, withFileLimit } from '#test/support/small-disk.ts';
import { tempDir } from '#test/support/tmp-dir.ts';
import { startChild } from '../db/durability/children/child.ts';

type Row = { readonly name: string; readonly inn: string; readonly at: number };

const column = (
  field: string,
  value: (row: Row) => CellValue,
  digits?: true,
): TableColumn<Row> => ({
  field,
  header: { ru: `«${field}»`, en: field },
  width: 12,
  value,
  ...(digits ? { digits } : {}),
});

const columns: readonly TableColumn<Row>[] = [
  column('name', (row) => row.name),
  column('inn', (row) => row.inn, true),
  column('when', (row) => instantCell(row.at, 'Europe/Moscow')),
  column('day', () => dateCell('2026-02-28')),
  column('long', () => durationCell(3725)),
  column('points', () => 1250),
];

const rows: readonly Row[] = [
  { name: 'Ёлка & «Ко»', inn: '0512345678', at: Date.UTC(2026, 10, 20, 22, 30, 15) },
  { name: '=1+1', inn: '+7 495 123-45-67', at: Date.UTC(2026, 0, 1) },
];

const options = { language: 'ru', title: 'Список' } as const;

function* manyRows(count: number): Generator<Row> {
  for (let at = 0; at < count; at += 1) {
    yield { name: `Имя ${String(at)}`, inn: String(at), at };
  }
}

describe('a table in a workbook', () => {
  it('has typed dates, digits as text, and texts that look like formulas as texts', async () => {
    const path = join(tempDir(), 'list.xlsx');
    const written = await writeTable(path, 'xlsx', columns, rows, options);
    expect(written).toEqual({ rows: 2, replacedCharacters: 0 });
    expect(await readSheets(path)).toEqual({
      Список: [
        ['«name»', '«inn»', '«when»', '«day»', '«long»', '«points»'],
        ['Ёлка & «Ко»', '0512345678', '21.11.2026 01:30', '28.02.2026', '1:02:05', '1250'],
        ['=1+1', '+7 495 123-45-67', '01.01.2026 03:00', '28.02.2026', '1:02:05', '1250'],
      ],
    });
    const workbook = await openWorkbook({ path });
    const kinds: string[] = [];
    workbook.forEachRow(0, ({ number, cells }) => {
      const kindOf = (cell: CellValue) =>
        cell !== null && typeof cell === 'object' ? cell.kind : typeof cell;
      if (number === 2) kinds.push(...cells.map(kindOf));
      return true;
    });
    expect(kinds).toEqual(['string', 'string', 'date', 'date', 'date', 'number']);
  });

  it('has a frozen header with filters, its widths, and a set-up for print that repeats the header', async () => {
    const path = join(tempDir(), 'list.xlsx');
    await writeTable(path, 'xlsx', columns, rows, options);
    const book = new exceljs.Workbook();
    await book.xlsx.readFile(path);
    const sheet = book.getWorksheet('Список');
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect(sheet?.autoFilter).toBe('A1:F3');
    expect(sheet?.getColumn(1).width).toBe(12);
    expect(sheet?.pageSetup).toMatchObject({
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '1:1',
    });
  });

  it('goes on in another sheet, with its header, when one is full', async () => {
    const path = join(tempDir(), 'list.xlsx');
    await writeTable(path, 'xlsx', columns.slice(0, 1), manyRows(5), { ...options, rowsASheet: 2 });
    const sheets = await readSheets(path);
    expect(Object.values(sheets).map((read) => read.flat())).toEqual([
      ['«name»', 'Имя 0', 'Имя 1'],
      ['«name»', 'Имя 2', 'Имя 3'],
      ['«name»', 'Имя 4'],
    ]);
  });
});

describe('a table in a .csv', () => {
  it('is marked as UTF-8, parted by semicolons, quoted where it must be', async () => {
    const path = join(tempDir(), 'list.csv');
    const tricky = [{ name: 'a;b "c"', inn: '1', at: 0 }];
    await writeTable(path, 'csv', columns.slice(0, 3), tricky, options);
    expect(readFileSync(path, 'utf8')).toBe(
      '\uFEFF«name»;«inn»;«when»\r\n"a;b ""c""";1;01.01.1970 03:00\r\n',
    );
  });

  it('is written in windows-1251 and says how many characters that does not have', async () => {
    const path = join(tempDir(), 'list.csv');
    const named = [{ name: 'Ёлка → ☎', inn: '1', at: 0 }];
    const encoding = 'windows-1251';
    const written = await writeTable(path, 'csv', columns.slice(0, 1), named, {
      ...options,
      encoding,
    });
    expect(written).toEqual({ rows: 1, replacedCharacters: 2 });
    const text = new TextDecoder(encoding).decode(readFileSync(path));
    expect(text).toBe('«name»\r\nЁлка ? ?\r\n');
  });

  it('has an apostrophe before what would be run as a formula only when that is asked for', async () => {
    const path = join(tempDir(), 'list.csv');
    const two = columns.slice(0, 2);
    await writeTable(path, 'csv', two, rows.slice(1), options);
    expect(readFileSync(path, 'utf8')).toContain('\r\n=1+1;+7 495 123-45-67\r\n');
    await writeTable(path, 'csv', two, rows.slice(1), { ...options, guardFormulas: true });
    expect(readFileSync(path, 'utf8')).toContain("\r\n'=1+1;'+7 495 123-45-67\r\n");
  });
});

describe.each(['xlsx', 'csv'] as const)('a .%s of 100,000 rows', (format) => {
  it('keeps no more than some hundreds of them at a time', async () => {
    const path = join(tempDir(), `list.${format}`);
    const pks = Uint32Array.from({ length: 100_000 }, (_, at) => at);
    let read = 0;
    let written = 0;
    let inFlight = 0;
    const rows = rowsByPk(pks, (some) => {
      read += some.length;
      return [...some];
    });
    const counted: TableColumn<number> = {
      ...{ field: 'pk', header: { ru: 'Номер', en: 'Number' }, width: 9 },
      value: (pk) => {
        written += 1;
        inFlight = Math.max(inFlight, read - written + 1);
        return pk;
      },
    };
    expect(await writeTable(path, format, [counted], rows, options)).toMatchObject({
      rows: 100_000,
    });
    expect(inFlight).toBe(256);
  });
});

describe.each(['xlsx', 'csv'] as const)('the writing of a .%s', (format) => {
  it('lets others have their turn, and asks for no more rows than it has written', async () => {
    const path = join(tempDir(), `list.${format}`);
    let asked = 0;
    function* counted(): Generator<Row> {
      for (const row of manyRows(60_000)) {
        asked += 1;
        yield row;
      }
    }
    const told: number[] = [];
    let ahead = 0;
    let turns = 0;
    let writing = true;
    const others = (): void => {
      turns += 1;
      if (writing) setImmediate(others);
    };
    setImmediate(others);
    await writeTable(path, format, columns, counted(), {
      ...options,
      onRows: (done) => {
        told.push(done);
        ahead = Math.max(ahead, asked - done);
      },
    });
    writing = false;
    expect(told.at(-1)).toBe(60_000);
    expect(ahead).toBe(0);
    expect(turns).toBeGreaterThan(5);
    expect(told.length).toBeGreaterThan(5);
  });

  it('leaves the file that was there and nothing else when it is given up', async () => {
    const folder = tempDir();
    const path = join(folder, `list.${format}`);
    writeFileSync(path, 'as it was');
    const giveUp = new AbortController();
    const writing = writeTable(path, format, columns, manyRows(100_000_000), {
      ...options,
      signal: giveUp.signal,
      onRows: (done) => {
        if (done > 2000) giveUp.abort();
      },
    });
    await expect(writing).rejects.toThrow(expect.objectContaining({ code: 'export/cancelled' }));
    expect(readdirSync(folder)).toEqual([basename(path)]);
    expect(readFileSync(path, 'utf8')).toBe('as it was');
  });

  it('leaves the file that was there and nothing else when the disk is full', async () => {
    const disk = tempDir();
    const path = join(disk, `list.${format}`);
    const script = fileURLToPath(new URL('./children/write-on-full-disk.ts', import.meta.url));
    const launcher = canMount() ? onSmallDisk(disk, tempDir(), 3) : withFileLimit(3);
    const end = await startChild(script, [path, format], () => undefined, launcher).ended;
    expect(end.errors).toBe('');
    expect(JSON.parse(end.lines.at(-1) ?? '{}')).toEqual({
      code: 'file/disk-full',
      content: 'as it was',
      left: [`list.${format}`],
    });
  });

  it('says that there is no such place', async () => {
    const path = join(tempDir(), 'no such folder', `list.${format}`);
    await expect(writeTable(path, format, columns, rows, options)).rejects.toThrow(
      expect.objectContaining({ code: 'file/no-folder' }),
    );
  });
});
