import type { Result } from '../result.ts';
import { failure, success } from '../result.ts';

/** A checked tax number: 10 digits (organisation) or 12 digits (sole trader). */
export type Inn = string;

export type InnFault = 'inn-format' | 'inn-checksum';

const ZERO = 48;
const LONGEST_CELL = 100;
const weights10 = [2, 4, 10, 3, 5, 9, 4, 6, 8];
const weights11 = [7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
const weights12 = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];

const badFormat = failure('inn-format');
const badChecksum = failure('inn-checksum');

function checkDigit(digits: string, weights: readonly number[]): number {
  let sum = 0;
  let index = 0;
  for (const weight of weights) {
    sum += weight * (digits.charCodeAt(index) - ZERO);
    index += 1;
  }
  return (sum % 11) % 10;
}

function isDigits(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < ZERO || code > ZERO + 9) return false;
  }
  return text.length > 0;
}

function digitAt(text: string, index: number): number {
  return text.charCodeAt(index) - ZERO;
}

/** Tells whether 10 or 12 digits carry the right check digits and are not all zeros. */
function hasValidChecksum(digits: string): boolean {
  // Zeros satisfy every checksum, so they are refused by name.
  if (/^0+$/.test(digits)) return false;
  if (digits.length === 10) return checkDigit(digits, weights10) === digitAt(digits, 9);
  return (
    checkDigit(digits, weights11) === digitAt(digits, 10) &&
    checkDigit(digits, weights12) === digitAt(digits, 11)
  );
}

function clean(raw: string): string {
  return raw
    .replace(/[\s\u00a0\u202f\u2007\u200b\ufeff'"`«»“”„‘’]+/g, '')
    .replace(/^(?:инн|inn)(?:[/\\](?:кпп|kpp))?[:№.=-]*|^№/i, '')
    .replace(/[.,]0+$/, '');
}

/** Reads an INN from a cell; a leading zero lost by Excel is put back before the check. */
export function parseInn(raw: string): Result<Inn, InnFault> {
  let digits = raw;
  if (!isDigits(digits)) {
    if (raw.length > LONGEST_CELL) return badFormat;
    digits = clean(raw);
    if (!isDigits(digits)) return badFormat;
  }
  if (digits.length === 9 || digits.length === 11) digits = `0${digits}`;
  if (digits.length !== 10 && digits.length !== 12) return badFormat;
  return hasValidChecksum(digits) ? success(digits) : badChecksum;
}

/** Parts a cell such as `7701234567/770101001` into its INN and KPP texts; KPP is null without one. */
export function splitInnKpp(raw: string): { readonly inn: string; readonly kpp: string | null } {
  if (raw.length > LONGEST_CELL) return { inn: raw, kpp: null };
  // The label `ИНН/КПП:` carries a slash of its own.
  const text = raw
    .replace(/^\s*(?:инн|inn)\s*[/\\]\s*(?:кпп|kpp)\s*[:№.=-]*/i, '')
    // A sole trader's half is left blank: `583409567890/`.
    .replace(/\s*[/\\|]\s*$/, '');
  const match =
    /^(.*?\d)\s*(?:[/\\|,;]|\s)\s*(?:(?:кпп|kpp)\s*[:№.=-]*\s*)?([0-9A-Z]{8,9}|-)\s*$/i.exec(text);
  const inn = match?.[1];
  const kpp = match?.[2];
  if (inn === undefined || kpp === undefined) return { inn: text.trim(), kpp: null };
  return { inn: inn.trim(), kpp: kpp === '-' ? null : kpp };
}

/** Tells whether a checked INN belongs to a sole trader. */
export function isSoleTraderInn(inn: Inn): boolean {
  return inn.length === 12;
}

/** Completes 9 digits to an organisation's INN or 10 digits to a sole trader's. Throws RangeError on another length. */
export function makeInn(digits: string): Inn {
  if (!isDigits(digits)) throw new RangeError('makeInn: digits expected');
  if (digits.length === 9) return digits + String(checkDigit(digits, weights10));
  if (digits.length === 10) {
    const eleven = digits + String(checkDigit(digits, weights11));
    return eleven + String(checkDigit(eleven, weights12));
  }
  throw new RangeError('makeInn: 9 or 10 digits expected');
}
