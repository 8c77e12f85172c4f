import type { Entity } from '#db/write/entities.ts';
import type { AccessArea, AccessRight } from '#domain/access/rights.ts';
import type { WorkbookKind } from '#domain/import/recognised.ts';
import type { DataContext } from '../context.ts';
import { requireMay } from '../require-may.ts';

/** What a kind of workbook is written to beside the register. */
const areas: Readonly<Partial<Record<WorkbookKind, readonly AccessArea[]>>> = {
  purchases: ['purchases'],
  'bonus-requests': ['bonus-requests'],
  interactions: ['interactions'],
  trainings: ['courses', 'registrations'],
};
/** What it takes to import a kind or to undo it, whichever of both. */
const always: Readonly<
  Partial<Record<WorkbookKind, readonly (readonly [AccessArea, AccessRight])[]>>
> = { 'bonus-requests': [['bonus-approvals', 'edit']] };

/** What importing takes: a report or a log makes rows and changes earlier ones, as a list of requests does. */
export const importing = ['add', 'edit'] as const;

/** The rows by which a batch is known to have written what a kind of workbook says. */
export const writtenBy: readonly (readonly [Entity, WorkbookKind])[] = [
  ['purchase', 'purchases'],
  ['bonus-request', 'bonus-requests'],
  ['interaction', 'interactions'],
  ['training-registration', 'trainings'],
];

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
  if (kind === null) return;
  const written = (areas[kind] ?? []).flatMap((area) =>
    rights.map((right) => [area, right] as const),
  );
  for (const [area, right] of [...written, ...(always[kind] ?? [])]) {
    requireMay(context, area, right);
  }
}
