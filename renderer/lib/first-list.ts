import type { ResellerQuery } from '#contract/reseller.ts';

/**
 * What the list shows after a start. It is asked for before the screens are even loaded, so that the
 * answer is here when the list is.
 */
export const firstListQuery = {
  sort: { field: 'name', direction: 'asc' },
} as const satisfies ResellerQuery;
