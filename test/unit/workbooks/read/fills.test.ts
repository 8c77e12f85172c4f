import exceljs from 'exceljs';
import { expect, test } from 'vitest';
import { readCellFills, readThemeColours } from '#electron/workbooks/read/xlsx/xlsx-fills.ts';
import { openWorkbook, type SheetRow } from '#electron/workbooks/read/workbook.ts';
import {
  long,
  record,
  storedText,
  stringTable,
  types,
  words,
  xlsStream,
} from '../support/make-xls.ts';

async function rowsOf(workbook: exceljs.Workbook, fills: boolean): Promise<SheetRow[]> {
  return rowsIn(new Uint8Array(await workbook.xlsx.writeBuffer()), fills);
}

async function rowsIn(bytes: Uint8Array, fills: boolean): Promise<SheetRow[]> {
  const book = await openWorkbook({ bytes, name: 'a' });
  const rows: SheetRow[] = [];
  book.forEachRow(0, (row) => void rows.push(row), { fills });
  return rows;
}

test('gives the colour of filled and of blank cells of an .xlsx, and only when asked', async () => {
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet('A');
  sheet.addRows([['a', 'b', null, 'd'], ['plain']]);
  const paint = (at: string, fgColor: Partial<exceljs.Color>): void => {
    sheet.getCell(at).fill = { type: 'pattern', pattern: 'solid', fgColor };
  };
  paint('B1', { argb: 'FF92D050' });
  paint('C1', { argb: 'FFFF0000' });
  const [first, second] = await rowsOf(workbook, true);
  expect(first?.fills).toEqual([null, '92D050', 'FF0000']);
  expect(first?.cells).toEqual(['a', 'b', null, 'd']);
  expect(second?.fills).toEqual([]);
  const unasked = await rowsOf(workbook, false);
  expect(unasked.map((row) => 'fills' in row)).toEqual([false, false]);
  expect(unasked.map(({ cells }) => cells)).toEqual([['a', 'b', null, 'd'], ['plain']]);
});

test('reads colours of a theme, of the palette and of a palette of its own', () => {
  const fill = (colour: string, pattern = 'solid') =>
    `<fill><patternFill patternType="${pattern}"><fgColor ${colour}/></patternFill></fill>`;
  const styles = (own: string) => `<styleSheet><fills>
    <fill><patternFill patternType="none"/></fill>${fill('rgb="FF00FF00"', 'gray125')}
    ${fill('theme="6" tint="0.4"')}${fill('theme="0"')}${fill('indexed="10"')}${fill('rgb="ff0080"')}
    </fills><cellXfs><xf/><xf fillId="1"/><xf fillId="2"/><xf fillId="3"/><xf fillId="4"/>
    <xf fillId="5"/></cellXfs><dxfs><dxf>${fill('rgb="FF123456"')}</dxf></dxfs>${own}</styleSheet>`;
  const colour = (value: string) => `<a:srgbClr val="${value}"/>`;
  const theme = readThemeColours(
    `<a:theme><a:clrScheme><a:sysClr val="windowText" lastClr="000000"/>` +
      `<a:sysClr val="window" lastClr="FFFFFF"/>${['1F497D', 'EEECE1', '4F81BD', 'C0504D', '9BBB59']
        .map(colour)
        .join('')}</a:clrScheme>${colour('ABCDEF')}</a:theme>`,
  );
  expect(readCellFills(styles(''), theme)).toEqual([
    ...[null, null, '9BBB59', 'FFFFFF', 'FF0000', 'FF0080'],
  ]);
  const rgb = (value: string) => `<rgbColor rgb="${value}"/>`;
  const palette = Array.from({ length: 11 }, (_, at) => rgb(at === 10 ? 'FF00AA00' : 'FF000000'));
  const own = `<colors><indexedColors>${palette.join('')}</indexedColors></colors>`;
  expect(readCellFills(styles(own), theme)[4]).toBe('00AA00');
});

const format = (pattern: number, colour: number): Buffer => {
  const body = Buffer.alloc(20);
  body.writeUInt32LE((pattern << 26) >>> 0, 14);
  body.writeUInt16LE(colour | (65 << 7), 18);
  return record(types.format, body);
};

test('gives the colour of the cells of an .xls, of one record or of many, and only when asked', async () => {
  const palette = record(0x0092, words(2), Buffer.from([1, 2, 3, 0, 0x92, 0xd0, 0x50, 0]));
  const formats = [format(0, 10), format(1, 10), format(1, 9)];
  const records = [
    record(types.sharedText, words(0, 1, 1), long(0)),
    record(types.blank, words(0, 3, 2)),
    record(types.number, words(1, 0, 0), Buffer.alloc(8)),
    record(types.text, words(2, 0, 0), storedText('a')),
    record(types.manyBlanks, words(2, 1, 0, 1, 2), words(3)),
    record(types.manyNumbers, words(3, 0, 2, 0, 0, 1, 0, 0, 1)),
  ];
  const table = stringTable(storedText('a'));
  const bytes = xlsStream([{ records }], [palette, ...formats, table]);
  expect((await rowsIn(bytes, true)).map(({ number, fills }) => [number, fills])).toEqual([
    [1, [null, 'FF0000', null, '92D050']],
    [2, []],
    [3, [null, null, 'FF0000', '92D050']],
    [4, ['92D050', 'FF0000']],
  ]);
  expect((await rowsIn(bytes, false)).map((row) => 'fills' in row)).toEqual(Array(4).fill(false));
});
