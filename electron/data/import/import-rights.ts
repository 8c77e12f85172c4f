import type { AccessRight } from '#domain/access/rights.ts';
import type { WorkbookKind } from '#domain/import/recognised.ts';
import type { DataContext } from '../context.ts';

/**
 * Who imports purchases approves them by that: beside the right to import it takes the right to
 * purchases. Throws `access/denied`.
 */
export function requireRight(
  context: Pick<DataContext, 'may' | 'denied'>,
  kind: WorkbookKind | null,
  ...rights: readonly AccessRight[]
): void {
  const right = rights.find((one) => !context.may('purchases', one));
  if (kind === 'purchases' && right !== undefined) throw context.denied('purchases', right);
}
