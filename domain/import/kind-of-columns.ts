import type { RegisterField } from './fields.ts';
import type { WorkbookKind } from './recognised.ts';

/** The columns that only one kind has, the first of them that is there tells. */
const telling: readonly (readonly [RegisterField, WorkbookKind])[] = [
  ['participant', 'trainings'],
  ['amount', 'purchases'],
  ['points', 'bonus-requests'],
  ['occurredOn', 'interactions'],
];

/** The kind that a mapping has a column of; null when it may be a register or what it was taken for. */
export function kindByColumns(fields: readonly RegisterField[]): WorkbookKind | null {
  return telling.find(([field]) => fields.includes(field))?.[1] ?? null;
}
