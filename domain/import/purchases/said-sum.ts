type Sum = { readonly amountMinor: number; readonly currency: string };

/** A sum as it is kept; equal texts are equal sums. */
export function saidSum({ amountMinor, currency }: Sum): string {
  return `${String(amountMinor)} ${currency}`;
}
