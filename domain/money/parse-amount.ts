import type { Result } from '../result.ts';
import { failure, success } from '../result.ts';

const bad = failure('amount');
const LONGEST_AMOUNT = 64;
// Beyond it the integer arithmetic of a number is no longer exact.
const MAX_DIGITS = 15;

const units = String.raw`(?:рублей|рубля|рубль|руб|коп|р|баллов|балла|балл|б|usd|rub|eur|у\.\s?е|₽|\$|€)\.?`;
const unitsAround = new RegExp(String.raw`^${units}\s*(?=[\d+-])|(?<=\d)\s*${units}$`, 'giu');
const shape = /^([+-]?)(\d+)(?:[.,](\d+))?$/;
const grouped = /^([+-]?)(\d{1,4}(?:[ '\u00a0]\d{3})+)(?:[.,](\d+))?$/;
const groupedByMark = /^([+-]?)(\d{1,3}(?:([.,])\d{3})(?:\3\d{3})*)(?:(?!\3)[.,](\d+))?$/;

function compose(
  sign: string,
  whole: string,
  fraction: string,
  decimals: number,
): Result<number, 'amount'> {
  const significant = whole.replace(/^0+(?=\d)/, '');
  if (significant.length + decimals > MAX_DIGITS) return bad;
  const padded = fraction.padEnd(decimals, '0');
  const minor = Number(significant + padded.slice(0, decimals));
  // Half a minor unit and more rounds away from zero; only text is compared, never a float.
  const rounded = minor + (padded.charAt(decimals) >= '5' ? 1 : 0);
  return success(sign === '-' && rounded !== 0 ? -rounded : rounded);
}

/**
 * Reads an amount written by people (`1 234,56 руб.`, `6509 141,41`, `1,234.56`, `(100)`) as integer minor units.
 * A lone mark before exactly three digits is a decimal mark: `1,234` is one and 234 thousandths.
 */
export function parseAmount(raw: string, decimals = 2): Result<number, 'amount'> {
  let match = raw.length > LONGEST_AMOUNT ? null : shape.exec(raw);
  if (match) return compose(match[1] ?? '', match[2] ?? '', match[3] ?? '', decimals);
  if (raw.length > LONGEST_AMOUNT || /тыс/i.test(raw)) return bad;
  let text = raw
    .replace(/[\s\u00a0\u202f\u2007\u2009]+/g, ' ')
    .replace(/[−–]/g, '-')
    .trim()
    .replace(unitsAround, '')
    .replace(/(?<=[-+]) | (?=[.,]\d)/g, '');
  if (/^\(.+\)$/.test(text)) text = `-${text.slice(1, -1).trim()}`;
  match = shape.exec(text);
  if (match) return compose(match[1] ?? '', match[2] ?? '', match[3] ?? '', decimals);
  match = grouped.exec(text);
  if (match) {
    return compose(match[1] ?? '', (match[2] ?? '').replace(/\D/g, ''), match[3] ?? '', decimals);
  }
  match = groupedByMark.exec(text);
  if (match) {
    return compose(match[1] ?? '', (match[2] ?? '').replace(/\D/g, ''), match[4] ?? '', decimals);
  }
  return bad;
}

/** A number cell as integer minor units; it is rounded by its shortest decimal text, not by float arithmetic. */
export function amountFromNumber(value: number, decimals = 2): Result<number, 'amount'> {
  if (!Number.isFinite(value) || Math.abs(value) >= 1e13) return bad;
  const text = String(value);
  // Below a millionth a number's text has an exponent; such an amount is nothing.
  return text.includes('e') ? success(0) : parseAmount(text, decimals);
}

/** Minor units as people write them: `1 234,56` with no-break spaces between thousands. */
export function formatAmount(minor: number, decimals = 2): string {
  const digits = String(Math.abs(minor)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = decimals === 0 ? '' : `,${digits.slice(digits.length - decimals)}`;
  return (minor < 0 ? '-' : '') + whole.replace(/\B(?=(\d{3})+$)/g, '\u00a0') + fraction;
}
