import type { AccessArea, AccessRight } from '#domain/access/rights.ts';
import type { WorkbookKind } from '#domain/import/recognised.ts';
import type { DataContext } from '../context.ts';

/** What a kind of workbook is written to beside the register. */
const areas: Readonly<Partial<Record<WorkbookKind, readonly AccessArea[]>>> = {
  purchases: ['purchases'],
  'bonus-requests': ['bonus-requests'],
  interactions: ['interactions'],
  trainings: ['courses', 'registrations'],
};

/**
 * Who imports purchases approves them by that, who imports requests to spend points says what was
 * decided, and who imports forms registers people and makes sessions: beside the right to import it
 * takes the right to what is written. Throws `access/denied`.
 */
export function requireRight(
  context: Pick<DataContext, 'may' | 'denied'>,
  kind: WorkbookKind | null,
  ...rights: readonly AccessRight[]
): void {
  for (const area of (kind === null ? undefined : areas[kind]) ?? []) {
    const right = rights.find((one) => !context.may(area, one));
    if (right !== undefined) throw context.denied(area, right);
  }
  if (kind === 'bonus-requests' && !context.may('bonus-approvals', 'edit')) {
    throw context.denied('bonus-approvals', 'edit');
  }
}
