/** How far the totals of a sheet may lie from the true sum because they were rounded. */
export type Rounding = { readonly toleranceMinor: number };

/** Whether a total agrees with a sum. What cannot be added up is told by itself: it says nothing here. */
export function isNear(sum: number | null, said: number, { toleranceMinor }: Rounding): boolean {
  return sum === null || Math.abs(sum - said) <= toleranceMinor;
}
