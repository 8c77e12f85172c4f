import exceljs from 'exceljs';
import { expect, test } from 'vitest';
import { readBiffFills } from '#electron/workbooks/read/sheetjs/biff-fills.ts';
import { readCellFills, readThemeColours } from '#electron/workbooks/read/xlsx/xlsx-fills.ts';
import { openWorkbook, type SheetRow } from '#electron/workbooks/read/workbook.ts';

async function rowsOf(workbook: exceljs.Workbook, fills: boolean): Promise<SheetRow[]> {
  const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
  const book = await openWorkbook({ bytes, name: 'a.xlsx' });
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

const record = (type: number, ...parts: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(4);
  head.writeUInt16LE(type, 0);
  head.writeUInt16LE(body.length, 2);
  return Buffer.concat([head, body]);
};
const words = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, at) => bytes.writeUInt16LE(value, at * 2));
  return bytes;
};
const format = (pattern: number, colour: number): Buffer => {
  const body = Buffer.alloc(20);
  body.writeUInt32LE((pattern << 26) >>> 0, 14);
  body.writeUInt16LE(colour | (65 << 7), 18);
  return record(0x00e0, body);
};

test('gives the colour of the cells of an .xls, of one record or of many', () => {
  const begin = record(0x0809, words(0x0600, 5));
  const end = record(0x000a);
  const palette = record(0x0092, words(2), Buffer.from([1, 2, 3, 0, 0x92, 0xd0, 0x50, 0]));
  const globals = (start: number): Buffer => {
    const at = Buffer.alloc(8);
    at.writeUInt32LE(start, 0);
    const sheet = record(0x0085, at);
    const formats = [format(0, 10), format(1, 10), format(1, 9)];
    return Buffer.concat([begin, sheet, palette, ...formats, end]);
  };
  const sheet = Buffer.concat([
    begin,
    record(0x00fd, words(0, 1, 1), words(0, 0)),
    record(0x0201, words(0, 3, 2)),
    record(0x0203, words(1, 0, 0), Buffer.alloc(8)),
    record(0x00be, words(2, 1, 0, 1, 2), words(3)),
    record(0x00bd, words(3, 0, 2, 0, 0, 1, 0, 0, 1)),
    end,
  ]);
  const start = globals(0).length;
  const [fills] = readBiffFills(Buffer.concat([globals(start), sheet]));
  expect([...(fills ?? [])]).toEqual([
    [0, [null, 'FF0000', null, '92D050']],
    [2, [null, null, 'FF0000', '92D050']],
    [3, ['92D050', 'FF0000']],
  ]);
});
