/** A day `2026-11-21` as old workbooks write it in a sentence: `21.11.2026`. */
export function dayText(date: string): string {
  return date.split('-').reverse().join('.');
}

/** The day `2026-11-21` of a text that is nothing but `21.11.2026`, else null. */
export function dayOf(text: string): string | null {
  const [, day = '', month = '', year = ''] = /^(\d\d)\.(\d\d)\.(\d{4})$/u.exec(text) ?? [];
  const date = `${year}-${month}-${day}`;
  const time = Date.parse(date);
  return Number.isNaN(time) || !new Date(time).toISOString().startsWith(date) ? null : date;
}
