/** Values of an answer as a line for people, with tabs between. */
export const line = (values: readonly (string | number | boolean | null)[]): string =>
  values.map((value) => String(value ?? '-')).join('\t');

/** An instant as it stands in such a line. */
export const moment = (at: number | null): string =>
  at === null ? '-' : new Date(at).toISOString();
