import { deflateRawSync } from 'node:zlib';
import { utils, write, type BookType } from '@e965/xlsx';
import { makeInn } from '#domain/reseller/inn.ts';
import { makeZip, xlsxParts, type Parts } from '#test/unit/workbooks/support/make-xlsx.ts';

const document = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** The tax number of the one reseller that each register here has. */
export const inn = makeInn('770765432');
const head = ['Company', 'INN', 'City'];
const company = ['Alpha LLC', inn, 'Moscow'];

function cell(text: string, style = ''): string {
  return `<c t="inlineStr"${style}><is><t>${text}</t></is></c>`;
}

function row(texts: readonly string[], more = ''): string {
  return `<row>${texts.map((text) => cell(text)).join('')}${more}</row>`;
}

/** The rows of a register of one reseller, with more cells or rows behind it. */
export function registerRows(moreCells = '', moreRows = ''): string {
  return row(head) + row(company, moreCells) + moreRows;
}

/** A register of so many resellers. */
export function longRegister(rows: number): string {
  const numbers = Array.from({ length: rows }, (_, at) => at);
  return (
    row(head) +
    numbers
      .map((at) => row([`Alpha ${String(at)}`, makeInn(String(600_000_000 + at)), 'Moscow']))
      .join('')
  );
}

/** An .xlsx of one sheet with the given rows. */
export function xlsx(sheetData: string, extra: Parts = {}): Buffer {
  return makeZip(xlsxParts(sheetData, extra));
}

/** A register in a sheet part that is cut behind so many rows, in an archive that is whole. */
export function cutSheet(rows: number): Buffer {
  const whole = xlsxParts(longRegister(rows))['xl/worksheets/sheet1.xml'];
  const text = String(whole);
  return xlsx('', { 'xl/worksheets/sheet1.xml': text.slice(0, text.lastIndexOf('<row>') + 40) });
}

/** A register whose texts stand in the table of shared strings; `table` in its place. */
export function sharedRegister(table?: string): Buffer {
  const texts = [...head, ...company];
  const at = (index: number): string => `<c t="s"><v>${String(index)}</v></c>`;
  const items = texts.map((text) => `<si><t>${text}</t></si>`).join('');
  return xlsx(`<row>${at(0)}${at(1)}${at(2)}</row><row>${at(3)}${at(4)}${at(5)}</row>`, {
    'xl/sharedStrings.xml': table ?? `<sst>${items}</sst>`,
  });
}

/** A register whose names come out of shared formulas that need each other. */
export function cyclicFormulas(): Buffer {
  const first = `<c r="A2" t="str"><f t="shared" ref="A2:A3" si="0">A3</f><v>Alpha</v></c>`;
  const next = `<c r="A3" t="str"><f t="shared" si="0"/><v>Beta</v></c>`;
  const other = makeInn('770765433');
  return xlsx(
    `${row(head)}<row r="2">${first}${cell(inn)}</row><row r="3">${next}${cell(other)}</row>`,
  );
}

/** A register whose only name is a formula of which no result was stored. */
export function formulaWithoutResult(): Buffer {
  return xlsx(`${row(head)}<row><c t="str"><f>B2&amp;C2</f></c>${cell(inn)}</row>`);
}

/** A register with a macro, a link to another workbook and a hyperlink on its name. */
export function linkedAndMacros(): Buffer {
  const relations = (...entries: readonly string[]): string =>
    `<Relationships xmlns="${packages}">${entries.join('')}</Relationships>`;
  const relation = (id: string, type: string, target: string, mode = ''): string =>
    `<Relationship Id="${id}" Type="${document}/${type}" Target="${target}"${mode}/>`;
  const external = ' TargetMode="External"';
  const linked = `<c t="str"><f>[1]Sheet1!A1</f><v>Moscow</v></c>`;
  const sheet = xlsxParts(`${row(head)}<row>${cell('Alpha LLC')}${cell(inn)}${linked}</row>`)[
    'xl/worksheets/sheet1.xml'
  ];
  return xlsx('', {
    'xl/worksheets/sheet1.xml': String(sheet).replace(
      '</worksheet>',
      `<hyperlinks><hyperlink ref="A2" xmlns:r="${document}" r:id="h"/></hyperlinks></worksheet>`,
    ),
    'xl/worksheets/_rels/sheet1.xml.rels': relations(
      relation('h', 'hyperlink', 'http://alpha.example/', external),
    ),
    'xl/externalLinks/externalLink1.xml': `<externalLink><externalBook r:id="b"/></externalLink>`,
    'xl/externalLinks/_rels/externalLink1.xml.rels': relations(
      relation('b', 'externalLinkPath', 'file:///C:/other.xlsx', external),
    ),
    'xl/vbaProject.bin': Buffer.from('d0cf11e0a1b11ae1'.repeat(64), 'hex'),
  });
}

/** A register in a format that another program would have written. */
export function written(bookType: BookType): Buffer {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([head, company]), 'Register');
  return write(book, { type: 'buffer', bookType }) as Buffer;
}

/** A zip in a zip in a zip, the innermost of zeros. */
export function nestedZips(): Buffer {
  const inner = makeZip({ 'a.bin': Buffer.alloc(8_000_000) });
  return makeZip({ 'c.zip': makeZip({ 'b.zip': inner }) });
}

/** A workbook in binary parts whose directory says that one of them has 3.9 GB. */
export function lyingXlsb(): Buffer {
  const whole = written('xlsb');
  const at = whole.indexOf('PK\x01\x02', 0, 'latin1');
  whole.writeUInt32LE(0xe8000000, at + 24);
  return whole;
}

/** A sheet whose compressed bytes are exchanged for those of another text. */
export function wrongBytes(): Buffer {
  const bytes = xlsx(longRegister(50));
  const packed = deflateRawSync(Buffer.from('<worksheet/>'));
  packed.copy(bytes, bytes.indexOf('sheet1.xml', 0, 'latin1') + 'sheet1.xml'.length);
  return bytes;
}
