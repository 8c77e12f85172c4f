const MAX_LENGTH = 31;
const FALLBACK = 'Лист';

/**
 * The nearest name that spreadsheet programs accept and that is not in `taken`: at most 31
 * characters, none of `[]:*?/\`, no apostrophe at the ends, not the reserved `History`.
 */
export function validSheetName(wanted: string, taken: readonly string[]): string {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  const cleaned = trimmed(wanted.replace(/[[\]:*?/\\\p{Cc}\p{Surrogate}\uFFFE\uFFFF]/gu, ' '));
  const base =
    cleaned === '' || /^history$/iu.test(cleaned) ? `${FALLBACK} ${cleaned}`.trim() : cleaned;
  for (let count = 1; ; count += 1) {
    const suffix = count === 1 ? '' : ` (${String(count)})`;
    const name = trimmed(base.slice(0, MAX_LENGTH - suffix.length)) + suffix;
    if (!used.has(name.toLowerCase())) return name;
  }
}

function trimmed(name: string): string {
  // A character of two units must not be cut in half.
  return name.replace(/[\uD800-\uDBFF]$/u, '').replace(/^[\s']+|[\s']+$/gu, '');
}
