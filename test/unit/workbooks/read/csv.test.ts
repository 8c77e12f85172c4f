import { describe, expect, it } from 'vitest';
import { sniffDelimiter } from '#electron/workbooks/read/csv/sniff-delimiter.ts';
import { sniffEncoding } from '#electron/workbooks/read/csv/sniff-encoding.ts';
import { openWorkbook } from '#electron/workbooks/read/workbook.ts';
import { encodeWindows1251 } from '#electron/workbooks/write/encode-windows-1251.ts';
import type { OpenOptions, SheetRow } from '#electron/workbooks/read/workbook.ts';

const RUSSIAN = 'Наименование;ИНН;Город\r\nООО «Ромашка»;7701234567;Москва\r\n';

/** The same text in the code page of DOS, of which Node has a decoder only. */
function encode866(text: string): Uint8Array {
  const table = new TextDecoder('ibm866').decode(Uint8Array.from({ length: 256 }, (_, i) => i));
  return Uint8Array.from(text, (character) => Math.max(table.indexOf(character), 0));
}

async function rowsOf(bytes: Uint8Array, csv?: OpenOptions['csv']): Promise<SheetRow[]> {
  const book = await openWorkbook({ bytes, name: 'list.csv' }, csv === undefined ? {} : { csv });
  const rows: SheetRow[] = [];
  book.forEachRow(0, (row) => {
    rows.push(row);
  });
  return rows;
}

const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');

describe('sniffEncoding', () => {
  it.each([
    ['utf-8', utf8(RUSSIAN)],
    ['utf-8', utf8(`\uFEFF${RUSSIAN}`)],
    ['utf-16le', Buffer.from(`\uFEFF${RUSSIAN}`, 'utf16le')],
    ['utf-16le', Buffer.from(RUSSIAN, 'utf16le')],
    ['utf-16be', Buffer.from(RUSSIAN, 'utf16le').swap16()],
    ['windows-1251', encodeWindows1251(RUSSIAN).bytes],
    ['windows-1251', encodeWindows1251(RUSSIAN.toUpperCase()).bytes],
    ['ibm866', encode866(RUSSIAN.replaceAll(/[«»]/gu, '"'))],
    ['utf-8', utf8('only;ascii\r\n')],
  ])('finds %s', (encoding, bytes) => {
    expect(sniffEncoding(bytes)).toBe(encoding);
  });
});

describe('sniffDelimiter', () => {
  it.each([
    [';', 'a;b;c\n1,5;2;3\n'],
    [',', 'a,b,c\n"x;y",2,3\n'],
    ['\t', 'a\tb\n1,5\t2\n'],
    ['|', 'a|b\n1|2\n'],
    [';', 'only one column\n'],
    ['#', 'sep=#\r\na#b\r\n'],
  ])('finds %j', (delimiter, text) => {
    expect(sniffDelimiter(text)).toBe(delimiter);
  });
});

describe('a CSV workbook', () => {
  it('keeps every cell as the text that was written', async () => {
    const [row] = await rowsOf(utf8('0012;10,5;1e5;"a ""b""";-7\r\n'));
    expect(row?.cells).toEqual(['0012', '10,5', '1e5', 'a "b"', '-7']);
  });

  it('shows the text that a formula keeps from being read as a number', async () => {
    const [row] = await rowsOf(utf8('="0123456789";"=""007""";=1+1\r\n'));
    expect(row?.cells).toEqual(['0123456789', '007', '=1+1']);
  });

  it('numbers records as a spreadsheet program does, line breaks and blank ones counted', async () => {
    const rows = await rowsOf(utf8('a;b\r\n"x\r\ny";1\r\n\r\n;;\r\nz;2\r\n'));
    expect(rows.map(({ number, cells }) => [number, cells[0]])).toEqual([
      [1, 'a'],
      [2, 'x\ny'],
      [5, 'z'],
    ]);
  });

  it('does not show the line that names the separator', async () => {
    const rows = await rowsOf(utf8('sep=;\r\na;b\r\n'));
    expect(rows.map(({ number, cells }) => [number, ...cells])).toEqual([[1, 'a', 'b']]);
  });

  it('takes the encoding and the delimiter that a person chose', async () => {
    const bytes = encode866('Имя,Город\r\n');
    const [row] = await rowsOf(bytes, { encoding: 'ibm866', delimiter: ',' });
    expect(row?.cells).toEqual(['Имя', 'Город']);
  });

  it('stops when asked to', async () => {
    const book = await openWorkbook({ bytes: utf8('a\nb\nc\n'), name: 'x.csv' });
    const seen: unknown[] = [];
    book.forEachRow(0, (row) => {
      seen.push(row.cells[0]);
      return seen.length < 2;
    });
    expect(seen).toEqual(['a', 'b']);
  });

  it('reads letters, quotes and line ends whole, wherever the pieces are cut', async () => {
    const cells = ['Ёж; с "иглами"\nи хвостом', null, '№ 7'];
    const quoted = '"Ёж; с ""иглами""\r\nи хвостом";;№ 7\r\n';
    // Of odd length in bytes, so that many borders lie within a letter, a quote or a line end.
    const times = 45_000;
    const rows = await rowsOf(utf8(`sep=;\r\n${quoted.repeat(times)}`));
    expect(rows).toHaveLength(times);
    expect(rows.find((row) => JSON.stringify(row.cells) !== JSON.stringify(cells))).toBeUndefined();
  });

  it('ends at a record without an end', async () => {
    const bytes = utf8(`a;b\n"${'x'.repeat(18 * 1024 * 1024)}`);
    await expect(rowsOf(bytes)).rejects.toMatchObject({
      details: { limit: 'residentBytes' },
    });
  });

  it('ends at the limit of rows', async () => {
    const book = await openWorkbook(
      { bytes: utf8('a\nb\nc\n'), name: 'x.csv' },
      { limits: { rows: 2 } },
    );
    expect(() => {
      book.forEachRow(0, () => undefined);
    }).toThrow(expect.objectContaining({ code: 'workbook/too-large' }));
  });
});
