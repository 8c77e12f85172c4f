/** What files have said of a reseller: a text by the key of what it is about. */
export type SaidByKey = ReadonlyMap<string, string>;

/** Packs what files have said; equal ones are equal texts. */
export function packSaid(said: SaidByKey): string {
  const entries = [...said].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return JSON.stringify(entries);
}

/** Reads what `packSaid` made; nothing was said before the first file. */
export function unpackSaid(json: string | null): SaidByKey {
  return new Map(json === null ? [] : (JSON.parse(json) as [string, string][]));
}
