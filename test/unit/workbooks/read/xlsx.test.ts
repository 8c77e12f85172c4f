import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allRows, firstCells, openParts, xlsxParts } from '../support/make-xlsx.ts';

const STRINGS = 'xl/sharedStrings.xml';
const SHEET = 'xl/worksheets/sheet1.xml';

function row(cells: string): string {
  return `<row r="1">${cells}</row>`;
}

describe('cells of an .xlsx', () => {
  it('reads each type', async () => {
    const cells = await firstCells(
      row(
        '<c r="A1"><v>12.5</v></c><c r="B1" t="b"><v>1</v></c><c r="C1" t="e"><v>#N/A</v></c>' +
          '<c r="D1" t="str"><f>A1&amp;"x"</f><v>12.5x</v></c>' +
          '<c r="E1" t="inlineStr"><is><t>здесь</t></is></c><c r="F1" t="s"><v>1</v></c>' +
          '<c r="G1" t="d"><v>2010-12-31</v></c><c r="H1" t="n"><v>-1.5E3</v></c>',
      ),
      { [STRINGS]: '<sst><si><t>ноль</t></si><si><t>один</t></si></sst>' },
    );
    expect(cells).toEqual([
      12.5,
      true,
      { kind: 'error', code: '#N/A' },
      '12.5x',
      'здесь',
      'один',
      { kind: 'date', serial: 40_543, hasDate: true, hasTime: false, elapsed: false },
      -1500,
    ]);
  });

  it('joins rich text and leaves phonetic guides out', async () => {
    const item =
      '<si><r><rPr><b/></rPr><t>Рога</t></r><r><t xml:space="preserve"> и копыта</t></r>' +
      '<rPh sb="0" eb="1"><t>рога</t></rPh></si>';
    const cells = await firstCells(row('<c r="A1" t="s"><v>0</v></c>'), {
      [STRINGS]: `<sst>${item}</sst>`,
    });
    expect(cells).toEqual(['Рога и копыта']);
  });

  it.each([
    ['&lt;&#1040;&#x411;&amp;&quot;', '<АБ&"'],
    ['<![CDATA[a<b&amp;c</t></row>]]>d', 'a<b&amp;c</t></row>d'],
    ['line_x000D_\nnext', 'line\nnext'],
    ['a\r\nb', 'a\nb'],
    ['_x005F_x000D_', '_x000D_'],
    ['  spaced  ', '  spaced  '],
    ['<!-- note -->x', 'x'],
    ['&unknown;', '&unknown;'],
  ])('decodes %j', async (written, read) => {
    const inline = `<c r="A1" t="inlineStr"><is><t>${written}</t></is></c>`;
    expect(await firstCells(row(inline))).toEqual([read]);
    const shared = { [STRINGS]: `<sst><si><t>${written}</t></si></sst>` };
    expect(await firstCells(row('<c r="A1" t="s"><v>0</v></c>'), shared)).toEqual([read]);
  });

  it('counts on where rows and cells do not say their place', async () => {
    const data =
      '<row><c><v>1</v></c><c r="D1"><v>4</v></c><c><v>5</v></c></row><row r="7"/><row><c><v>8</v></c></row>';
    const rows = allRows(await openParts(xlsxParts(data)));
    expect(rows.map(({ number, cells }) => [number, cells])).toEqual([
      [1, [1, null, null, 4, 5]],
      [8, [8]],
    ]);
  });

  it('reads numbers as JavaScript does', async () => {
    await fc.assert(
      fc.asyncProperty(fc.double({ noNaN: true, noDefaultInfinity: true }), async (value) => {
        const [cell] = await firstCells(row(`<c r="A1"><v>${String(value)}</v></c>`));
        expect(Object.is(cell, value) || (cell === 0 && value === 0)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('takes dates from styles, in the 1904 system too', async () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/></numFmts>' +
      '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
      '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>';
    const data = row('<c r="A1" s="1"><v>40543</v></c><c r="B1" s="0"><v>40543</v></c>');
    const parts = xlsxParts(data, { 'xl/styles.xml': styles });
    const date = { kind: 'date', serial: 40_543, hasDate: true, hasTime: false, elapsed: false };
    expect(allRows(await openParts(parts))[0]?.cells).toEqual([date, 40_543]);
    const workbook = String(parts['xl/workbook.xml']);
    const mac = workbook.replace('<sheets>', '<workbookPr date1904="1"/><sheets>');
    const shifted = await openParts({ ...parts, 'xl/workbook.xml': mac });
    expect(shifted.date1904).toBe(true);
    expect(allRows(shifted)[0]?.cells[0]).toEqual({ ...date, serial: 42_005 });
  });

  it('leaves a shared string that does not exist blank', async () => {
    const rows = allRows(await openParts(xlsxParts(row('<c r="A1" t="s"><v>9</v></c>'))));
    expect(rows).toEqual([]);
  });

  it('reads rows of any size whole, wherever the window cuts them', async () => {
    const lengths = fc.array(fc.integer({ min: 0, max: 60_000 }), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(lengths, async (sizes) => {
        const texts = sizes.map((size, index) => `${String(index)}${'Ж'.repeat(size)}`);
        const data = texts
          .map((text) => `<row><c t="inlineStr"><is><t>${text}</t></is></c></row>`)
          .join('');
        const rows = allRows(await openParts(xlsxParts(data)));
        expect(rows.map(({ cells }) => cells[0])).toEqual(texts);
      }),
      { numRuns: 10 },
    );
  });
});

describe('the XML of an .xlsx', () => {
  const DATA = '<x:row r="1"><x:c r="A1"><x:v>5</x:v></x:c></x:row>';

  it('may have a namespace prefix', async () => {
    const sheet = `<x:worksheet xmlns:x="m"><x:sheetData>${DATA}</x:sheetData></x:worksheet>`;
    expect(allRows(await openParts(xlsxParts('', { [SHEET]: sheet })))[0]?.cells).toEqual([5]);
  });

  it('may have a prefix that lies across every border of the reading', async () => {
    const rows = Array.from({ length: 4000 }, (_none, index) =>
      DATA.replaceAll('1', String(index + 1)),
    );
    const sheet = `<x:worksheet xmlns:x="m"><x:sheetData>${rows.join('')}</x:sheetData></x:worksheet>`;
    const read = allRows(await openParts(xlsxParts('', { [SHEET]: sheet })));
    expect(read.map(({ number }) => number)).toEqual(rows.map((_row, index) => index + 1));
  });

  it('may be in UTF-16', async () => {
    const sheet =
      '\uFEFF<?xml version="1.0" encoding="UTF-16"?><worksheet><sheetData>' +
      '<row><c t="inlineStr"><is><t>Тверь</t></is></c></row></sheetData></worksheet>';
    const parts = xlsxParts('', { [SHEET]: Buffer.from(sheet, 'utf16le') });
    expect(allRows(await openParts(parts))[0]?.cells).toEqual(['Тверь']);
  });

  it('is damaged when it ends inside the table', async () => {
    const sheet = '<worksheet><sheetData><row><c><v>1</v></c></row><row><c><v>2</';
    const book = await openParts(xlsxParts('', { [SHEET]: sheet }));
    expect(() => allRows(book)).toThrow(expect.objectContaining({ code: 'workbook/damaged' }));
  });
});

describe('the layout of a sheet', () => {
  it('tells hidden columns and rows, widths, merges and frozen rows', async () => {
    const sheet =
      '<worksheet><sheetViews><sheetView><pane ySplit="2" state="frozen"/></sheetView></sheetViews>' +
      '<cols><col min="1" max="1" width="12.5"/><col min="3" max="4" width="0" hidden="1"/></cols>' +
      '<sheetData><row r="1" hidden="1"><c r="A1"><v>1</v></c></row></sheetData>' +
      '<mergeCells count="1"><mergeCell ref="B2:D4"/></mergeCells></worksheet>';
    const book = await openParts(xlsxParts('', { [SHEET]: sheet }));
    const layout = book.layout(0);
    expect(layout.merges).toEqual([{ top: 1, left: 1, bottom: 3, right: 3 }]);
    expect([...layout.hiddenColumns]).toEqual([2, 3]);
    expect(layout.columnWidths.get(0)).toBe(12.5);
    expect(layout.frozenRows).toBe(2);
    expect(allRows(book)[0]?.hidden).toBe(true);
  });

  it('can be asked for and the rows be walked again and again', async () => {
    const book = await openParts(xlsxParts(row('<c r="A1"><v>1</v></c>')));
    expect([book.layout(0), allRows(book), book.layout(0), allRows(book)]).toHaveLength(4);
    expect(allRows(book)).toEqual(allRows(book));
  });
});

describe('the package of an .xlsx', () => {
  it('is found by absolute targets, any case and either slash', async () => {
    const parts = xlsxParts(row('<c r="A1"><v>3</v></c>'));
    const rels = String(parts['xl/_rels/workbook.xml.rels']);
    const renamed = {
      ...Object.fromEntries(
        Object.entries(parts).map(([name, part]) => [
          name.replace('xl/worksheets/sheet1.xml', 'XL\\WorkSheets\\Sheet1.XML'),
          part,
        ]),
      ),
      'xl/_rels/workbook.xml.rels': rels.replace(
        '"worksheets/sheet1',
        '"/xl/worksheets/../Worksheets/sheet1',
      ),
    };
    expect(allRows(await openParts(renamed))[0]?.cells).toEqual([3]);
  });

  it('leaves chart sheets out and tells hidden sheets', async () => {
    const parts = xlsxParts('');
    const workbook = String(parts['xl/workbook.xml']).replace(
      '<sheets>',
      '<sheets><sheet name="Диаграмма" r:id="c"/><sheet name="Б" state="veryHidden" r:id="s"/>',
    );
    const rels = String(parts['xl/_rels/workbook.xml.rels']).replace(
      '<Relationship Id="s"',
      '<Relationship Id="c" Type="x/chartsheet" Target="c.xml"/><Relationship Id="s"',
    );
    const book = await openParts({
      ...parts,
      'xl/workbook.xml': workbook,
      'xl/_rels/workbook.xml.rels': rels,
    });
    expect(book.sheets).toEqual([
      { index: 0, name: 'Б', state: 'very-hidden' },
      { index: 1, name: 'A', state: 'visible' },
    ]);
  });

  it('is damaged when a sheet is missing', async () => {
    const parts = Object.entries(xlsxParts('')).filter(([name]) => name !== SHEET);
    await expect(openParts(Object.fromEntries(parts))).rejects.toMatchObject({
      code: 'workbook/damaged',
    });
  });

  it.each([
    ['docx', { 'word/document.xml': '<w/>' }],
    ['ods', { mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }],
    ['zip', { 'photo.jpg': 'x' }],
  ])('is told from a %s', async (kind, parts) => {
    await expect(openParts(parts)).rejects.toMatchObject({
      code: 'workbook/unsupported',
      details: { kind },
    });
  });
});
