import { layoutVariants } from '#domain/text/keyboard-layout.ts';
import { searchTokens } from '#domain/text/search-key.ts';

/** One reading of what was typed, in the forms that the indexes want. */
export type SearchReading = {
  /** For the index of names: the whole key, whose beginning a name may share. */
  readonly nameKey: string;
  /** For `reseller_search`: every word as a prefix. Null when there are no words. */
  readonly match: string | null;
  /** The words without letters and digits apart, for marking what was found. */
  readonly tokens: readonly string[];
  /** Runs of at least three digits that may stand inside a phone number. */
  readonly phoneRuns: readonly string[];
  /** The words that are not phone runs, as prefixes; null when the query is only digits. */
  readonly matchBesidePhone: string | null;
  /** A query of digits only: the beginning of an INN. */
  readonly innPrefix: string | null;
};

const minimumRun = 3;

function prefixes(tokens: readonly string[]): string | null {
  return tokens.length === 0 ? null : tokens.map((token) => `"${token}"*`).join(' AND ');
}

/** A number as people dial it: a leading 8 of eleven digits stands for +7. */
function phoneRun(digits: string): string {
  return digits.length >= 11 && digits.startsWith('8') ? `7${digits.slice(1)}` : digits;
}

function read(text: string): SearchReading {
  const tokens = searchTokens(text);
  const nameKey = tokens.join(' ');
  const onlyDigits = tokens.length > 0 && tokens.every((token) => /^\d+$/.test(token));
  if (onlyDigits) {
    // `+7 (495) 123-45` is one number however it is cut.
    const digits = tokens.join('');
    return {
      nameKey,
      tokens,
      match: prefixes(tokens),
      phoneRuns: digits.length >= minimumRun ? [phoneRun(digits)] : [],
      matchBesidePhone: null,
      innPrefix: digits,
    };
  }
  const runs = tokens.filter((token) => token.length >= minimumRun && /^\d+$/.test(token));
  const words = tokens.filter((token) => !runs.includes(token));
  return {
    nameKey,
    tokens,
    match: prefixes(tokens),
    phoneRuns: runs.map(phoneRun),
    matchBesidePhone: prefixes(words),
    innPrefix: null,
  };
}

/** What was typed, and what the same keys give in the other layout; none for an empty query. */
export function searchReadings(text: string): readonly SearchReading[] {
  return layoutVariants(text)
    .map(read)
    .filter((reading) => reading.tokens.length > 0);
}

/** The trigrams of a run of digits as an FTS5 query; the caller checks the whole run itself. */
export function trigramMatch(run: string): string {
  const trigrams = new Set<string>();
  for (let at = 0; at + 3 <= run.length; at += 1) trigrams.add(`"${run.slice(at, at + 3)}"`);
  return [...trigrams].join(' AND ');
}
