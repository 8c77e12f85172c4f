import type { AccessArea, AccessRight } from '#domain/access/rights.ts';
import type { WorkbookKind } from '#domain/import/recognised.ts';
import type { DataContext } from '../context.ts';

/** What it takes a right to beside that to import. */
const areas: Readonly<Partial<Record<WorkbookKind, AccessArea>>> = {
  purchases: 'purchases',
  interactions: 'interactions',
};

/**
 * Who imports purchases approves them by that, and who imports requests to spend points says what was
 * decided: beside the right to import it takes the rights to these, and for a log that to interactions.
 * Throws `access/denied`.
 */
export function requireRight(
  context: Pick<DataContext, 'may' | 'denied'>,
  kind: WorkbookKind | null,
  ...rights: readonly AccessRight[]
): void {
  const area = kind === null ? undefined : areas[kind];
  if (area === undefined) return;
  const right = rights.find((one) => !context.may(area, one));
  if (right !== undefined) throw context.denied(area, right);
  if (kind === 'bonus-requests' && !context.may('bonus-approvals', 'edit')) {
    throw context.denied('bonus-approvals', 'edit');
  }
}
