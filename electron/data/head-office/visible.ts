import type { ConflictLine, RefusalLine } from '#contract/head-office.ts';
import { references } from '#contract/sync/entity-order.ts';
import { areaOfRow } from '#domain/access/may-write.ts';
import type { DataContext } from '../context.ts';

type Viewer = Pick<DataContext, 'may' | 'actor'>;

const toldInTasks = ['registrations', 'bonus-requests', 'interactions'] as const;

/** Whether who works here may see rows of a kind; of kinds that this version does not know nobody may. */
export function maySee(context: Pick<DataContext, 'may'>, entity: string): boolean {
  if (entity === 'conflict') return true;
  const area = areaOfRow(entity);
  if (area === undefined || !context.may(area, 'view')) return false;
  // The title of a task may tell of the request that it is for, whatever is written of it.
  return entity !== 'task' || toldInTasks.every((one) => context.may(one, 'view'));
}

/** Something that somebody did, told with all kinds of rows in it. */
export type ToldStep = { readonly actor: string; readonly entities: readonly string[] };

/**
 * Whether who works here may see a step: what one typed oneself always; of others only where one may see all
 * kinds of rows in it, because what stands between tells of the others.
 */
export function maySeeStep(context: Viewer, { actor, entities }: ToldStep): boolean {
  return actor === context.actor() || entities.every((entity) => maySee(context, entity));
}

/** Whether who works here may see a conflict: the row, and what its two values point to. */
export function maySeeConflict(
  context: Pick<DataContext, 'may'>,
  { entity, field }: Pick<ConflictLine, 'entity' | 'field'>,
): boolean {
  return maySee(context, entity) && mayFollow(context, field);
}

/** A refusal without what its rows point to where one may not see that: it is shown by its name. */
export function shownRefusal(context: Pick<DataContext, 'may'>, line: RefusalLine): RefusalLine {
  const rows = line.rows.map((row) => ({
    ...row,
    fields: row.fields.filter(({ field }) => mayFollow(context, field)),
  }));
  return { ...line, rows };
}

function mayFollow(context: Pick<DataContext, 'may'>, field: string): boolean {
  const target = references[field];
  return target === undefined || maySee(context, target);
}
