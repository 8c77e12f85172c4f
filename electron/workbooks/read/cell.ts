import { serialToText } from './serial-date.ts';

/** A date or time cell: the serial in the 1900 system (1904 workbooks already shifted). */
export type DateCell = {
  readonly kind: 'date';
  readonly serial: number;
  readonly hasDate: boolean;
  readonly hasTime: boolean;
  /** A duration shown as `[h]:mm`. */
  readonly elapsed: boolean;
};

/** An error shown in the cell, such as `#N/A`. */
export type ErrorCell = { readonly kind: 'error'; readonly code: string };

export type CellValue = null | string | number | boolean | DateCell | ErrorCell;

/**
 * What a person would have seen, as text: integers without exponent, fractions with a dot and at
 * most 15 digits, dates as DD.MM.YYYY, truth values as TRUE and FALSE.
 */
export function cellText(value: CellValue): string {
  if (value === null) return '';
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
      return numberText(value);
    case 'boolean':
      return value ? 'TRUE' : 'FALSE';
    default:
      return value.kind === 'error' ? value.code : serialToText(value);
  }
}

function numberText(value: number): string {
  if (!Number.isFinite(value)) return '';
  if (Number.isInteger(value)) {
    return Math.abs(value) < 1e21 ? String(value) : BigInt(value).toString();
  }
  // Spreadsheet programs show 15 significant digits: 0.1 + 0.2 is 0.3 to their user.
  const text = String(Number(value.toPrecision(15)));
  return text.includes('e') ? plainDecimal(text) : text;
}

/** `1.5e-7` written out as `0.00000015`. */
function plainDecimal(text: string): string {
  const [mantissa = '', exponent = '0'] = text.split('e');
  const negative = mantissa.startsWith('-');
  const digits = mantissa.replace(/[-.]/gu, '');
  const zeros = -Number(exponent) - 1;
  return `${negative ? '-' : ''}0.${'0'.repeat(Math.max(zeros, 0))}${digits}`;
}
