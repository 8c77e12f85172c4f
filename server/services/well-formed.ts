import type { Step } from '#contract/sync/mutation.ts';

/** What PostgreSQL takes in no text: it would refuse the whole push, now and for ever. */
const impossible = /\\u0000|\\ud[89ab][0-9a-f]{2}|\\ud[c-f][0-9a-f]{2}/i;

/** The same steps without NUL characters and halves of characters. */
export function wellFormed(steps: readonly Step[]): readonly Step[] {
  // JSON.stringify writes exactly these as escapes.
  if (!impossible.test(JSON.stringify(steps))) return steps;
  return cleaned(steps) as readonly Step[];
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '').toWellFormed();
  if (Array.isArray(value)) return value.map(cleaned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, cleaned(one)]));
}
