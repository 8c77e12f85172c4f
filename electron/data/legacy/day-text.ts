/** A day `2026-11-21` as old workbooks write it in a sentence: `21.11.2026`. */
export function dayText(date: string): string {
  return date.split('-').reverse().join('.');
}
