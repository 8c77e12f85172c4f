import type { AccessArea, AccessRight } from '#domain/access/rights.ts';
import type { DataContext } from './context.ts';

/**
 * Refuses what a use case does beyond what its channel was admitted for, before anything of it is
 * written. Throws `access/denied`.
 */
export function requireMay(
  context: Pick<DataContext, 'may' | 'denied'>,
  area: AccessArea,
  right: AccessRight,
): void {
  if (!context.may(area, right)) throw context.denied(area, right);
}
