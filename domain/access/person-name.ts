/** The name of a person as it is stored and compared: one space between words, none around. */
export function normalisePersonName(typed: string): string {
  return typed.trim().replace(/\s+/g, ' ');
}
