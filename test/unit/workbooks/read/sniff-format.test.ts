import { describe, expect, it } from 'vitest';
import { sniffFormat } from '#electron/workbooks/read/sniff-format.ts';
import { openWorkbook } from '#electron/workbooks/read/workbook.ts';
import { encodeWindows1251 } from '#electron/workbooks/write/encode-windows-1251.ts';

const text = (value: string): Buffer => Buffer.from(value, 'utf8');

describe('sniffFormat', () => {
  it.each([
    ['zip', Buffer.from('504b030414000600', 'hex')],
    ['compound', Buffer.from('d0cf11e0a1b11ae100', 'hex')],
    ['biff', Buffer.from('0908100000060500aabb', 'hex')],
    ['html', text('<html><table><tr><td>1</td></tr></table></html>')],
    ['html', text('  <TABLE border=1>')],
    ['text', text('Имя;Город\r\n')],
    ['text', text('BM of the year;1\r\n')],
    ['empty', Buffer.alloc(0)],
    ['empty', text(' \r\n')],
    ['unknown', Buffer.from('000102030405060708090a0b', 'hex')],
  ])('tells %s', (kind, bytes) => {
    expect(sniffFormat(bytes).kind).toBe(kind);
  });

  it.each([
    ['pdf', text('%PDF-1.4')],
    ['rtf', text('{\\rtf1')],
    ['image', Buffer.from('89504e470d0a1a0a', 'hex')],
  ])('names a %s', (what, bytes) => {
    expect(sniffFormat(bytes)).toEqual({ kind: 'unsupported', what });
  });

  it('tells an XML workbook from other XML', () => {
    const office = 'urn:schemas-microsoft-com:office:spreadsheet';
    const start = '<?xml version="1.0"?>\n';
    expect(sniffFormat(text(`${start}<Workbook xmlns="${office}"/>`)).kind).toBe('xml2003');
    expect(sniffFormat(text(`${start}<note/>`))).toEqual({ kind: 'unsupported', what: 'xml' });
  });
});

describe('openWorkbook', () => {
  it.each([
    ['workbook/empty', Buffer.alloc(0)],
    ['workbook/not-a-workbook', Buffer.from('000102030405060708090a0b', 'hex')],
    ['workbook/unsupported', text('%PDF-1.4')],
    ['workbook/damaged', Buffer.from('504b030414000600', 'hex')],
    ['workbook/damaged', Buffer.from('d0cf11e0a1b11ae100', 'hex')],
  ])('fails with %s', async (code, bytes) => {
    await expect(openWorkbook({ bytes, name: 'x.xls' })).rejects.toMatchObject({ code });
  });

  it('says why a file cannot be read', async () => {
    await expect(openWorkbook({ path: '/nowhere/at/all.xls' })).rejects.toMatchObject({
      code: 'workbook/unreadable-file',
      details: { reason: 'ENOENT' },
    });
  });

  it('reads an HTML table saved as .xls in windows-1251, its cells as text', async () => {
    const html =
      '<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251">' +
      '</head><body><table><tr><td>Наименование</td><td>ИНН</td></tr>' +
      '<tr><td>ООО &quot;Ромашка&quot;</td><td>0012345678</td></tr></table></body></html>';
    const { bytes } = encodeWindows1251(html);
    const book = await openWorkbook({ bytes, name: 'Выгрузка.xls' });
    const rows: unknown[] = [];
    book.forEachRow(0, ({ number, cells }) => {
      rows.push([number, ...cells]);
    });
    expect([book.format, book.encoding]).toEqual(['html', 'windows-1251']);
    expect(rows).toEqual([
      [1, 'Наименование', 'ИНН'],
      [2, 'ООО "Ромашка"', '0012345678'],
    ]);
  });

  it('reads an XML workbook of Excel 2003', async () => {
    const xml =
      '<?xml version="1.0" encoding="windows-1251"?><?mso-application progid="Excel.Sheet"?>' +
      '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" ' +
      'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="Лист1"><Table>' +
      '<Row><Cell><Data ss:Type="String">Город</Data></Cell></Row>' +
      '<Row><Cell><Data ss:Type="Number">42</Data></Cell></Row></Table></Worksheet></Workbook>';
    const book = await openWorkbook({ bytes: encodeWindows1251(xml).bytes, name: 'x.xls' });
    const cells: unknown[] = [];
    book.forEachRow(0, (row) => {
      cells.push(row.cells[0]);
    });
    expect([book.format, book.sheets[0]?.name]).toEqual(['xml2003', 'Лист1']);
    expect(cells).toEqual(['Город', 42]);
  });
});
