import { layoutVariants } from '#domain/text/keyboard-layout.ts';
import { searchTokens } from '#domain/text/search-key.ts';

/** Fewer digits than that are a number of things as often as one of a telephone. */
const leastDigits = 5;

function allOf(tokens: readonly string[]): string {
  return `(${tokens.map((token) => `"${token}"*`).join(' AND ')})`;
}

/** A number as people write it, however it is cut; a leading 8 of eleven digits stands for +7. */
function wholeNumber(tokens: readonly string[]): string | null {
  if (tokens.length === 0 || !tokens.every((token) => /^\d+$/.test(token))) return null;
  const digits = tokens.join('');
  if (digits.length < leastDigits) return null;
  return digits.length >= 11 && digits.startsWith('8') ? `7${digits.slice(1)}` : digits;
}

/** What was typed may mean: the words of each reading are wanted all, as beginnings. */
function readingsOf(text: string): readonly (readonly string[])[] {
  return layoutVariants(text)
    .map(searchTokens)
    .filter((tokens) => tokens.length > 0)
    .flatMap((tokens) => {
      const number = wholeNumber(tokens);
      return number === null ? [tokens] : [tokens, [number]];
    });
}

/**
 * What was typed as a question to `interaction_search`: every word as a beginning, in either layout
 * of the keyboard. Null when there are no words in it.
 */
export function interactionMatch(text: string): string | null {
  const readings = readingsOf(text).map(allOf);
  return readings.length === 0 ? null : [...new Set(readings)].join(' OR ');
}

/** The same question put to one text alone. */
export function isInText(typed: string): (text: string | null) => boolean {
  const readings = readingsOf(typed);
  return (text) => {
    const words = searchTokens(text ?? '');
    const isThere = (token: string): boolean => words.some((word) => word.startsWith(token));
    return readings.some((tokens) => tokens.every(isThere));
  };
}
