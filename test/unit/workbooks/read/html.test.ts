import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '#electron/workbooks/read/read-limits.ts';
import { readHtmlTables } from '#electron/workbooks/read/html/html-tables.ts';

function rowsOf(html: string, limits = {}): unknown[] {
  const { rows } = readHtmlTables(html, { ...DEFAULT_LIMITS, ...limits });
  return rows.map(({ number, cells }) => [number, ...cells]);
}

describe('readHtmlTables', () => {
  it('puts all tables of a page below one another', () => {
    const html =
      '<table><tr><td>Отчёт</td></tr></table><p>между</p>' +
      '<TABLE><TR><TD>Имя</TD><TD>ИНН</TD></TR><TR><TD></TD></TR><TR><TD>А<TD>0012</TABLE>';
    expect(rowsOf(html)).toEqual([
      [1, 'Отчёт'],
      [2, 'Имя', 'ИНН'],
      [4, 'А', '0012'],
    ]);
  });

  it('keeps the columns below and beside joined cells', () => {
    const html =
      '<table><tr><td rowspan=2>а</td><td colspan="2">б</td><td>в</td></tr>' +
      '<tr><td>г</td><td>д</td><td>е</td></tr><tr><td>ж</td></tr></table>';
    expect(rowsOf(html)).toEqual([
      [1, 'а', 'б', null, 'в'],
      [2, null, 'г', 'д', 'е'],
      [3, 'ж'],
    ]);
    expect(readHtmlTables(html, DEFAULT_LIMITS).merges).toEqual([
      { top: 0, left: 0, bottom: 1, right: 0 },
      { top: 0, left: 1, bottom: 0, right: 2 },
    ]);
  });

  it('shows the text as a browser does', () => {
    const html =
      '<style>td { color: red }</style><table><tr><td title="a>b">&laquo;Рога&raquo; &amp;\n  копыта</td>' +
      '<td>+7 495<br>доб. 12</td><td>1 < 2</td><td><!-- x --><b>жир</b>ный</td><td>&#1071;&#x416;</td>' +
      '<td><table><tr><td>в</td><td>нутри</td></tr></table></td></tr></table>';
    expect(rowsOf(html)).toEqual([
      [1, '«Рога» & копыта', '+7 495\nдоб. 12', '1 < 2', 'жирный', 'ЯЖ', 'внутри'],
    ]);
  });

  it('survives pages that are broken off', () => {
    const html = '<table><tr><td>а</td></tr><tr><td title="б">в</td></tr></table>';
    for (let length = 0; length < html.length; length += 1) {
      expect(rowsOf(html.slice(0, length)).length).toBeLessThanOrEqual(2);
    }
  });

  it('keeps to the limits of rows and cells', () => {
    const html = '<table><tr><td>1<td>2<tr><td>3<td>4</table>';
    expect(() => rowsOf(html, { rows: 1 })).toThrow(
      expect.objectContaining({ code: 'workbook/too-large' }),
    );
    expect(() => rowsOf(html, { cells: 3 })).toThrow(
      expect.objectContaining({ code: 'workbook/too-large' }),
    );
  });
});
