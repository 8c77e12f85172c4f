import type { ImportKind } from '#contract/import.ts';
import { accounting } from './accounting.ts';
import { bonusRequests } from './bonus-requests.ts';
import { interactions } from './interactions.ts';
import type { ListSource } from './list-source.ts';
import { purchases } from './purchases.ts';
import { resellers } from './resellers.ts';
import { trainings } from './trainings.ts';

/** What stands in a file of each kind in the plain layout: one row for each, all columns. */
export const plainLists: Readonly<Record<ImportKind, ListSource>> = {
  resellers,
  interactions,
  trainings,
  'bonus-requests': bonusRequests,
  purchases,
  accounting,
};
