import { parseAmount } from '../../money/parse-amount.ts';
import { failure, success, type Result } from '../../result.ts';

const bad = failure('points');
const unit = /\s*(?<!\p{L})(?:б|бал\p{L}*|бонус\p{L}*|очк\p{L}*|pts?|points?|bonus\p{L}*)\.?\s*$/iu;
const decimals = 2;

/** Points of a cell, with or without their unit: whole and more than none. */
export function readPoints(cell: string): Result<number, 'points'> {
  const text = cell.replace(unit, '').trim();
  // Roubles are no points.
  if (/\p{L}|\p{Sc}/u.test(text)) return bad;
  // Points have no parts: three digits behind a mark are a thousand's.
  const whole = /^\d{1,3}(?:[.,]\d{3})+$/u.test(text) ? text.replace(/[.,]/gu, '') : text;
  const read = parseAmount(whole, decimals);
  if (!read.ok || read.value <= 0 || read.value % 10 ** decimals !== 0) return bad;
  return success(read.value / 10 ** decimals);
}
