import { escapeCellText, escapeXml } from './xml-escape.ts';
import { GENERAL, TEXT, dateFormat, styleIndex } from './xlsx-styles.ts';
import type { CellValue } from '../read/cell.ts';
import type { CellLook } from './xlsx-styles.ts';

export type StyledCell = { readonly value: CellValue; readonly style: CellLook };
export type WriterCell = CellValue | StyledCell;

const letters: string[] = [];

/** `A` for 0, `AA` for 26. */
export function columnLetters(index: number): string {
  let known = letters[index];
  if (known === undefined) {
    known = '';
    for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
      known = String.fromCharCode(0x41 + ((rest - 1) % 26)) + known;
    }
    letters[index] = known;
  }
  return known;
}

/** A row of a sheet, as high as its text needs or `height` points. Empty cells of the normal style are left out. */
export function rowXml(
  number: number,
  cells: readonly WriterCell[],
  style: CellLook,
  height: number | null = null,
): string {
  const high = height === null ? '' : ` ht="${String(height)}" customHeight="1"`;
  let xml = `<row r="${String(number)}"${high}>`;
  for (let column = 0; column < cells.length; column += 1) {
    const cell = cells[column] ?? null;
    const styled = isStyled(cell);
    const value = styled ? cell.value : cell;
    const look = styled ? cell.style : style;
    if (value === null && look === 'normal') continue;
    xml += cellXml(`${columnLetters(column)}${String(number)}`, value, look);
  }
  return `${xml}</row>`;
}

function isStyled(cell: WriterCell): cell is StyledCell {
  return cell !== null && typeof cell === 'object' && 'style' in cell;
}

function cellXml(reference: string, value: CellValue, style: CellLook): string {
  switch (typeof value) {
    case 'string':
      return textXml(reference, value, style);
    case 'number':
      return Number.isFinite(value)
        ? `${open(reference, styleIndex(style, GENERAL))}><v>${String(value)}</v></c>`
        : `${open(reference, styleIndex(style, GENERAL))}/>`;
    case 'boolean':
      return `${open(reference, styleIndex(style, GENERAL))} t="b"><v>${value ? '1' : '0'}</v></c>`;
    default:
  }
  if (value === null) return `${open(reference, styleIndex(style, GENERAL))}/>`;
  if (value.kind === 'error') {
    return `${open(reference, styleIndex(style, GENERAL))} t="e"><v>${escapeXml(value.code)}</v></c>`;
  }
  return `${open(reference, styleIndex(style, dateFormat(value)))}><v>${String(value.serial)}</v></c>`;
}

function textXml(reference: string, text: string, style: CellLook): string {
  // Digits and signs get the text format, so that editing the cell does not make a number of an INN
  // or a formula of a phone.
  const format = /^[\d+\-=@]/u.test(text) ? TEXT : GENERAL;
  const space = /^\s|\s$|\n/u.test(text) ? ' xml:space="preserve"' : '';
  const start = `${open(reference, styleIndex(style, format))} t="inlineStr"><is><t${space}>`;
  return `${start}${escapeCellText(text)}</t></is></c>`;
}

function open(reference: string, style: number): string {
  return style === 0 ? `<c r="${reference}"` : `<c r="${reference}" s="${String(style)}"`;
}
