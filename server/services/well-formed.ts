import type { Step } from '#contract/sync/mutation.ts';

/** The same steps without NUL characters and halves of characters: PostgreSQL would refuse the push for ever. */
export function wellFormed(steps: readonly Step[]): readonly Step[] {
  return isWellFormed(steps) ? steps : (cleaned(steps) as readonly Step[]);
}

function isWellFormed(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0');
  if (Array.isArray(value)) return value.every(isWellFormed);
  if (typeof value !== 'object' || value === null) return true;
  const held = value as Readonly<Record<string, unknown>>;
  // No list of its values is made: this goes through every value of every push.
  for (const name in held) if (!isWellFormed(held[name])) return false;
  return true;
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '').toWellFormed();
  if (Array.isArray(value)) return value.map(cleaned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, cleaned(one)]));
}
