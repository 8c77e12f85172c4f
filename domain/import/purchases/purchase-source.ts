/** What files have said of the purchases of a reseller: the sum by the key of its place. */
export type PurchaseSource = ReadonlyMap<string, string>;

type Sum = { readonly amountMinor: number; readonly currency: string };

/** A sum as it is kept; equal texts are equal sums. */
export function saidSum({ amountMinor, currency }: Sum): string {
  return `${String(amountMinor)} ${currency}`;
}

/** Packs what files have said; equal sources are equal texts. */
export function packPurchases(source: PurchaseSource): string {
  const entries = [...source].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return JSON.stringify(entries);
}

/** Reads what `packPurchases` made; nothing was said before the first file. */
export function unpackPurchases(json: string | null): PurchaseSource {
  return new Map(json === null ? [] : (JSON.parse(json) as [string, string][]));
}
