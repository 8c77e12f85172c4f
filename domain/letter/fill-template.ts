/** What stands in a template for something to be filled in: `{{course}}`. */
const slot = /\{\{\s*(\w+)\s*\}\}/g;

/** A text with its slots filled; a slot that nothing is known for is empty. */
export function fillTemplate(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(slot, (_, name: string) => values[name] ?? '');
}

/** The name of the slot that a line consists of; null when there is more in it, or no slot. */
export function loneSlot(line: string): string | null {
  return /^\s*\{\{\s*(\w+)\s*\}\}\s*$/.exec(line)?.[1] ?? null;
}

/** The names of all slots in a text. */
export function slotsOf(text: string): string[] {
  return [...text.matchAll(slot)].flatMap(([, name]) => name ?? []);
}
