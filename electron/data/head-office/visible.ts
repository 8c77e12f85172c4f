import { areaOfRow } from '#domain/access/may-write.ts';
import type { DataContext } from '../context.ts';

type Viewer = Pick<DataContext, 'may' | 'actor'>;

/** Whether who works here may see rows of a kind; of kinds that this version does not know nobody may. */
export function maySee(context: Pick<DataContext, 'may'>, entity: string): boolean {
  if (entity === 'conflict') return true;
  const area = areaOfRow(entity);
  return area !== undefined && context.may(area, 'view');
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
