import type { AccessRight } from '#domain/access/rights.ts';
import type { WorkbookKind } from '#domain/import/recognised.ts';
import type { DataContext } from '../context.ts';

/**
 * Who imports purchases approves them by that, and who imports requests to spend points says what was
 * decided: beside the right to import it takes the rights to these. Throws `access/denied`.
 */
export function requireRight(
  context: Pick<DataContext, 'may' | 'denied'>,
  kind: WorkbookKind | null,
  ...rights: readonly AccessRight[]
): void {
  if (kind !== 'purchases' && kind !== 'bonus-requests') return;
  const right = rights.find((one) => !context.may(kind, one));
  if (right !== undefined) throw context.denied(kind, right);
  if (kind === 'bonus-requests' && !context.may('bonus-approvals', 'edit')) {
    throw context.denied('bonus-approvals', 'edit');
  }
}
