import type { Currency } from '../../bonus/rate-table.ts';
import { parseAmount } from '../../money/parse-amount.ts';
import { failure, type Result } from '../../result.ts';

/** In what the sums of a sheet are written. */
export type ReportUnit = {
  /** How many zeros are left out: 3 for thousands, 6 for millions. */
  readonly zeros: 0 | 3 | 6;
  readonly currency: Currency;
  /** False: nothing on the sheet names a currency. */
  readonly named: boolean;
};

const minorDigits = 2;
const bad = failure('amount');

const thousandWord = String.raw`тыс(?:яч\p{L}{0,2})?(?!\p{L})|thousands?|thou|k(?=\s*(?:usd|eur|rub|\$|€|₽))`;
// The bare word is what companies are called, no unit.
const millionWord = String.raw`млн|миллион(?:ов|ах?|ы)(?!\p{L})|millions?|mln|mio`;
const thousands = new RegExp(String.raw`(?<!\p{L})(?:${thousandWord})\.?|['’]000|000s`, 'iu');
const millions = new RegExp(String.raw`(?<!\p{L})(?:${millionWord})\.?`, 'iu');
const scaleWord = new RegExp(
  String.raw`\s*(?:(?<!\p{L})(?:${thousandWord}|${millionWord})\.?)\s*`,
  'giu',
);
// Conditional units were the dollar in disguise, since prices in dollars were not allowed.
const currencies: readonly (readonly [Currency, RegExp])[] = [
  ['USD', /у\.?\s?е\.?(?!\p{L})|(?<!\p{L})(?:k?usd|долл\p{L}*|dollars?)|\$/iu],
  ['EUR', /(?<!\p{L})(?:k?eur|евро|euros?)(?!\p{L})|€/iu],
  ['RUB', /(?<!\p{L})(?:руб\p{L}*|k?rub|rur|р\.)|₽/iu],
];

/** Reads the unit from the texts of a sheet; the first text that names something decides it. */
export function readUnit(texts: readonly string[]): ReportUnit {
  let zeros: ReportUnit['zeros'] | null = null;
  let currency: Currency | null = null;
  for (const text of texts) {
    zeros ??= zerosIn(text);
    currency ??= currencyIn(text);
  }
  return { zeros: zeros ?? 0, currency: currency ?? 'RUB', named: currency !== null };
}

function zerosIn(text: string): 3 | 6 | null {
  if (thousands.test(text)) return 3;
  return millions.test(text) ? 6 : null;
}

/** The currency whose name stands first: `у.е. по курсу 30 руб.` is in conditional units. */
function currencyIn(text: string): Currency | null {
  let first: { readonly at: number; readonly currency: Currency } | null = null;
  for (const [currency, pattern] of currencies) {
    const at = text.search(pattern);
    if (at >= 0 && (first === null || at < first.at)) first = { at, currency };
  }
  return first?.currency ?? null;
}

/** A header without the unit in it: `Принтеры, тыс. руб.` is `Принтеры`. */
export function withoutUnit(text: string): string {
  return text
    .replace(scaleWord, ' ')
    .replace(
      /(?<!\p{L})(?:руб(?:лей|ля|ль|\.)?|рублях|usd|eur|rub|долл\p{L}*\.?|евро)(?!\p{L})\.?|(?<!\p{L})у\.\s?е\.?|[₽$€]/giu,
      ' ',
    )
    .replace(/\s+/gu, ' ')
    .replace(/\(\s*(?:в\s*)?\)|[,;]\s*(?:в\s*)?$|^\s*(?:в|in)\s*$/giu, '')
    .replace(/[\s,;:]+$/u, '')
    .trim();
}

/**
 * A cell as whole minor units. Digits are shifted as text, never multiplied: a sum that a float
 * cannot hold comes out exact. A unit in the cell itself counts more than that of the sheet.
 */
export function readSum(raw: string, unit: ReportUnit): Result<number, 'amount'> {
  const own = zerosIn(raw);
  const text = own === null ? raw : raw.replace(scaleWord, ' ').trim();
  const zeros = own ?? unit.zeros;
  // `1,234` roubles: either a thousand with its mark, or kopecks to the tenth. Nobody guesses here.
  if (zeros === 0 && /^-?\d{1,3},\d{3}$/u.test(text)) return bad;
  return parseAmount(text, minorDigits + zeros);
}
