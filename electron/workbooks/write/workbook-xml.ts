import { escapeXml } from './xml-escape.ts';
import type { SheetOptions } from './sheet-xml.ts';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SPREADSHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The part name of the sheet with the given place, from 1. */
export function sheetPart(place: number): string {
  return `xl/worksheets/sheet${String(place)}.xml`;
}

/** The small parts of a workbook that hold its sheets together, by name. */
export function workbookParts(
  sheetNames: readonly string[],
  printedRows: readonly SheetOptions['printedRows'][] = [],
): readonly (readonly [string, string])[] {
  const places = sheetNames.map((_name, index) => index + 1);
  const styles = places.length + 1;
  return [
    [
      '[Content_Types].xml',
      `${DECLARATION}<Types xmlns="${PACKAGE}/content-types">` +
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
        '<Default Extension="xml" ContentType="application/xml"/>' +
        contentType('xl/workbook.xml', 'sheet.main') +
        places.map((place) => contentType(sheetPart(place), 'worksheet')).join('') +
        `${contentType('xl/styles.xml', 'styles')}</Types>`,
    ],
    [
      '_rels/.rels',
      `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">` +
        `${relationship(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><sheets>` +
        places
          .map(
            (place, index) =>
              `<sheet name="${escapeXml(sheetNames[index] ?? '')}" ` +
              `sheetId="${String(place)}" r:id="rId${String(place)}"/>`,
          )
          .join('') +
        `</sheets>${printTitles(sheetNames, printedRows)}</workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">` +
        places
          .map((place) => relationship(place, 'worksheet', `worksheets/sheet${String(place)}.xml`))
          .join('') +
        `${relationship(styles, 'styles', 'styles.xml')}</Relationships>`,
    ],
  ];
}

/** The names by which spreadsheet programs know the rows that each printed page repeats. */
function printTitles(
  sheetNames: readonly string[],
  printedRows: readonly SheetOptions['printedRows'][],
): string {
  const names = printedRows.map((rows, index) => {
    if (rows === undefined) return '';
    const sheet = `'${(sheetNames[index] ?? '').replaceAll("'", "''")}'`;
    const range = `${sheet}!$${String(rows.from)}:$${String(rows.to)}`;
    return (
      `<definedName name="_xlnm.Print_Titles" localSheetId="${String(index)}">` +
      `${escapeXml(range)}</definedName>`
    );
  });
  const joined = names.join('');
  return joined === '' ? '' : `<definedNames>${joined}</definedNames>`;
}

function contentType(part: string, type: string): string {
  return `<Override PartName="/${part}" ContentType="${SPREADSHEET_TYPE}.${type}+xml"/>`;
}

function relationship(id: number, type: string, target: string): string {
  return `<Relationship Id="rId${String(id)}" Type="${DOCUMENT}/${type}" Target="${target}"/>`;
}
