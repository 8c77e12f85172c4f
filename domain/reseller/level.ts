/** The levels of an authorised reseller, highest first. */
export const resellerLevels = ['gold', 'silver', 'bronze'] as const;

export type ResellerLevel = (typeof resellerLevels)[number];

/** Narrows a text from outside to a level. */
export function isResellerLevel(text: string): text is ResellerLevel {
  return (resellerLevels as readonly string[]).includes(text);
}

/** Orders levels from the highest; no level comes last. */
export function compareLevels(left: ResellerLevel | null, right: ResellerLevel | null): number {
  const rank = (level: ResellerLevel | null) =>
    level === null ? resellerLevels.length : resellerLevels.indexOf(level);
  return rank(left) - rank(right);
}
