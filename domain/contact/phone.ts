import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { isLongAreaCode } from '../geo/area-codes.ts';

/** A number that can be dialled, as it was read from a cell. */
export interface Phone {
  readonly e164: string;
  readonly extension: string | null;
  /** The piece of the cell that it was read from. */
  readonly raw: string;
}

export interface ParsedPhones {
  readonly phones: readonly Phone[];
  readonly invalid: readonly string[];
}

export interface PhoneDefaults {
  /** Put before a local number of 5 to 7 digits when both together have 10. */
  readonly areaCode?: string;
}

// A piece beyond it is prose; the expressions below are not meant for pages of text.
const LONGEST_PIECE = 200;
const none: ParsedPhones = { phones: [], invalid: [] };
const emptyWords = new Set(['-', '--', '–', '—', '?', 'нет', 'н/д', 'no', 'none']);
const separators = /[,;/|\n\r\t]+|\s{2,}|(?<=\d)\s+(?:и|или|and|or)\s+/i;
const extensionMark = /(?:доб|доп|внутр|вн|ext|x|#|\*|х)[а-яa-z]*[.:\s№]*\(?(\d{1,6})\)?/i;
// A new number begins within a piece: a plus or a bracketed code behind ten digits or more.
const nextNumber = /(?=\+\d)|(?=\(\d{3,5}\))|(?=\b(?:т|тел|моб|факс)\.)/i;

function digitsOf(text: string): string {
  let digits = '';
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= 48 && code <= 57) digits += text.charAt(index);
  }
  return digits;
}

/** How many of ten national digits are the area code; a mobile prefix has three. */
function areaCodeLength(national: string): number {
  if (isLongAreaCode(national.slice(0, 5))) return 5;
  return isLongAreaCode(national.slice(0, 4)) ? 4 : 3;
}

function isRussianStart(digit: string): boolean {
  return digit === '9' || digit === '4' || digit === '8' || digit === '3';
}

function foreign(digits: string): string | null {
  const number = parsePhoneNumberFromString(`+${digits}`);
  return number?.isValid() ? number.number : null;
}

/** The E.164 form of the digits of one number, or null if nobody could dial them. */
function toE164(digits: string, international: boolean, areaCode: string): string | null {
  const { length } = digits;
  const first = digits.charAt(0);
  if (length === 11 && (first === '7' || (first === '8' && !international))) {
    if (isRussianStart(digits.charAt(1))) return `+7${digits.slice(1)}`;
    return foreign(`7${digits.slice(1)}`);
  }
  if (length === 10 && !international) {
    if (isRussianStart(first)) return `+7${digits}`;
    if (first === '7') return foreign(`7${digits}`);
  }
  if (length >= 5 && length <= 7 && !international && areaCode.length + length === 10) {
    return `+7${areaCode}${digits}`;
  }
  if (length < 9) return null;
  if (digits.startsWith('810')) return foreign(digits.slice(3));
  if (digits.startsWith('00')) return foreign(digits.slice(2));
  if (!international && length < 11) return null;
  return foreign(digits);
}

/** Parts a piece in which several numbers stand with a single space between. */
function splitCrowded(piece: string): string[] {
  const words = splitWords(piece.split(/\s+/));
  if (words !== null) return words;
  const parts: string[] = [];
  for (const part of piece.split(nextNumber)) {
    const previous = parts.at(-1);
    if (previous === undefined || digitsOf(previous).length >= 10) parts.push(part);
    else parts[parts.length - 1] = previous + part;
  }
  if (parts.length > 1) return parts;
  const digits = digitsOf(piece);
  const half = digits.length / 2;
  if (half === 11 && /^[78].{10}[78]/.test(digits)) return [digits.slice(0, 11), digits.slice(11)];
  if (half === 10) return [digits.slice(0, 10), digits.slice(10)];
  return [piece];
}

const labelWord = /^(?:т|тел|моб|сот|факс|т\/ф|phone|tel|fax|mob)[.:]*$/i;

/** Parts words into groups each of which is a whole number; null if they cannot be parted so. */
function splitWords(words: readonly string[]): string[] | null {
  if (words.length === 0) return [];
  if (words.length > 16) return null;
  for (let end = 1; end <= words.length; end += 1) {
    const group = words.slice(0, end);
    const number = group.filter((word) => !labelWord.test(word)).join(' ');
    if (digitsOf(number).length > 11) return null;
    if (readSimple(number) === null) continue;
    const rest = splitWords(words.slice(end));
    if (rest !== null) return [group.join(' '), ...rest];
  }
  return null;
}

interface Reading {
  readonly phones: Phone[];
  readonly invalid: string[];
}

function addPhone(reading: Reading, phone: Phone): void {
  const known = reading.phones.some(
    (other) => other.e164 === phone.e164 && other.extension === phone.extension,
  );
  if (!known) reading.phones.push(phone);
}

/** The area code of the number before, which people leave out of the next: `(4852) 12-34-56, 12-34-57`. */
function areaCodeBefore(reading: Reading): string {
  const last = reading.phones.at(-1)?.e164 ?? '';
  return /^\+7[348]/.test(last) ? last.slice(2, 2 + areaCodeLength(last.slice(2))) : '';
}

function readNumber(raw: string, areaCode: string, reading: Reading): void {
  const mark = extensionMark.exec(raw);
  const body = mark ? raw.slice(0, mark.index) : raw;
  const digits = digitsOf(body);
  const extension = mark?.[1] ?? null;
  if (digits === '' && extension !== null) {
    // `…, доб. 12`: the comma parted the extension from its number.
    const last = reading.phones.pop();
    if (last) addPhone(reading, { ...last, extension, raw: `${last.raw}, ${raw}` });
    else reading.invalid.push(raw);
    return;
  }
  const scattered = /\d[^\d]*[a-zа-яё]{1,}[^\d]*\d/i.test(body);
  // `+8 495 …` is a habit of writing; a number of East Asia has a second digit in its country code.
  const international = /^[^\d]*\+/.test(body) && !/\+\s*8[^\d]/.test(body);
  const localCode = areaCode === '' ? areaCodeBefore(reading) : areaCode;
  const e164 = scattered ? null : toE164(digits, international, localCode);
  if (e164 === null) reading.invalid.push(raw);
  else addPhone(reading, { e164, extension, raw });
}

/** Reads all phone numbers of a cell in any of the usual notations; what is no number is reported, not dropped. */
export function parsePhones(cell: string, defaults: PhoneDefaults = {}): ParsedPhones {
  const text = cell.replace(/[\u200b-\u200d\u2060\ufeff]/g, '').trim();
  if (text === '') return none;
  const areaCode = defaults.areaCode ?? '';
  const simple = readSimple(text);
  if (simple !== null)
    return { phones: [{ e164: simple, extension: null, raw: text }], invalid: [] };
  const reading: Reading = { phones: [], invalid: [] };
  for (const part of text.replace(/[\u00a0\u202f\u2007]/g, ' ').split(separators)) {
    const piece = part.trim();
    if (piece === '') continue;
    const alone = readSimple(piece);
    if (alone !== null) {
      addPhone(reading, { e164: alone, extension: null, raw: piece });
    } else if (piece.length > LONGEST_PIECE) {
      reading.invalid.push(piece);
    } else if (/\d/.test(piece)) {
      const crowded = digitsOf(piece).length > 11 ? splitCrowded(piece) : [piece];
      for (const one of crowded) readNumber(one.trim(), areaCode, reading);
    }
  }
  if (reading.phones.length === 0 && reading.invalid.length === 0) {
    return emptyWords.has(text.toLowerCase()) ? none : { phones: [], invalid: [text] };
  }
  return reading;
}

/** The plain Russian notations in one pass over the characters; null sends the text to the careful way. */
function readSimple(text: string): string | null {
  let digits = '';
  let index = 0;
  // `т.` before the number is the most frequent prefix.
  if (text.charCodeAt(0) === 0x442 && text.charCodeAt(1) === 46) index = 2;
  for (; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= 48 && code <= 57) digits += text.charAt(index);
    else if (code === 43) {
      if (digits !== '' || text.charCodeAt(index + 1) !== 55) return null;
    } else if (code === 32) {
      if (text.charCodeAt(index + 1) === 32) return null;
    } else if (code !== 40 && code !== 41 && code !== 45 && code !== 46) return null;
  }
  const first = digits.charCodeAt(0);
  if (digits.length === 11 && (first === 56 || first === 55)) {
    return isRussianStart(digits.charAt(1)) ? `+7${digits.slice(1)}` : null;
  }
  if (digits.length === 10 && isRussianStart(digits.charAt(0)) && !text.includes('+')) {
    return `+7${digits}`;
  }
  return null;
}

/** The digits of a text, for searching phones by any part of them. */
export function phoneDigits(text: string): string {
  return digitsOf(text);
}
