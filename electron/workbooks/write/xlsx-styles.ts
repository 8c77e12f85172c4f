import type { DateCell } from '../read/cell.ts';

/** How a cell looks: a bold heading, or wrapped on light red as the reason of a rejected row. */
export type CellStyle = 'normal' | 'header' | 'error';
/** One of ours, or the index of a style in the styles that a template brings, its number format with it. */
export type CellLook = CellStyle | number;

const STYLES: readonly CellStyle[] = ['normal', 'header', 'error'];
/** Number formats in the order of their place within a style; the first two are built in. */
const FORMATS: readonly { readonly id: number; readonly code?: string }[] = [
  { id: 0 },
  { id: 49 },
  { id: 164, code: 'dd.mm.yyyy' },
  { id: 165, code: 'dd.mm.yyyy hh:mm' },
  { id: 166, code: 'hh:mm:ss' },
  { id: 167, code: '[h]:mm:ss' },
];

export type FormatPlace = 0 | 1 | 2 | 3 | 4 | 5;
export const GENERAL: FormatPlace = 0;
export const TEXT: FormatPlace = 1;

/** The index of a style in the workbook's list. */
export function styleIndex(style: CellLook, format: FormatPlace): number {
  if (typeof style === 'number') return style;
  return STYLES.indexOf(style) * FORMATS.length + format;
}

/** The number format that shows a date cell as it was. */
export function dateFormat(cell: DateCell): FormatPlace {
  if (cell.elapsed) return 5;
  if (cell.hasDate) return cell.hasTime ? 3 : 2;
  return 4;
}

/** The styles part of every workbook that we write. */
export function stylesXml(): string {
  const formats = FORMATS.filter(({ code }) => code !== undefined);
  const xfs = STYLES.flatMap((style) => FORMATS.map(({ id }) => xf(style, id)));
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    `<numFmts count="${String(formats.length)}">` +
    formats
      .map(({ id, code = '' }) => `<numFmt numFmtId="${String(id)}" formatCode="${code}"/>`)
      .join('') +
    '</numFmts>' +
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>' +
    '<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>' +
    '<fills count="3"><fill><patternFill patternType="none"/></fill>' +
    '<fill><patternFill patternType="gray125"/></fill>' +
    '<fill><patternFill patternType="solid"><fgColor rgb="FFFCE4E4"/><bgColor indexed="64"/>' +
    '</patternFill></fill></fills>' +
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    `<cellXfs count="${String(xfs.length)}">${xfs.join('')}</cellXfs>` +
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>' +
    '</styleSheet>'
  );
}

function xf(style: CellStyle, format: number): string {
  const font = style === 'header' ? ' fontId="1" applyFont="1"' : ' fontId="0"';
  const fill = style === 'error' ? ' fillId="2" applyFill="1"' : ' fillId="0"';
  const start = `<xf numFmtId="${String(format)}"${font}${fill} borderId="0" xfId="0"`;
  const number = format === 0 ? '' : ' applyNumberFormat="1"';
  if (style === 'normal') return `${start}${number}/>`;
  return `${start}${number} applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>`;
}
