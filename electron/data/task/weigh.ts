import type { Weighed } from '#contract/task.ts';
import type { Tasks } from '#db/repositories/tasks.ts';
import { priorityOf, type Priority } from '#domain/task/priority.ts';
import type { ResellerLevel } from '#domain/reseller/level.ts';
import type { DataContext } from '../context.ts';

type OfReseller = {
  readonly resellerPk: number | null;
  readonly level: ResellerLevel | null;
  readonly turnoverMinor: number | null;
};

export type Scale = {
  /** How important a matter is, by what who asks may see of its partner. */
  priority(of: OfReseller, critical: boolean): Priority;
  /** The same with the name of the partner, for a line. */
  weighed(of: OfReseller & { readonly resellerName: string | null }, critical: boolean): Weighed;
};

/**
 * Makes a scale for one answer: it asks for the points of each partner once, and for those of all who
 * have an open task together where `many` of them are to be weighed.
 */
export function createScale(
  { may }: Pick<DataContext, 'may'>,
  tasks: Tasks,
  { many = false }: { readonly many?: boolean } = {},
): Scale {
  const seesResellers = may('resellers', 'view');
  const seesPoints = may('ledger', 'view');
  const ofOpen = many && seesPoints ? tasks.pointsOfOpen() : null;
  const known = new Map<number, number>();
  const pointsOf = (resellerPk: number): number => {
    if (ofOpen) return ofOpen.get(resellerPk) ?? 0;
    let points = known.get(resellerPk);
    if (points === undefined) known.set(resellerPk, (points = tasks.points(resellerPk)));
    return points;
  };
  const priority: Scale['priority'] = ({ resellerPk, level, turnoverMinor }, critical) =>
    priorityOf(
      {
        level: seesResellers ? level : null,
        turnoverMinor: seesResellers ? turnoverMinor : null,
        points: seesPoints && resellerPk !== null ? pointsOf(resellerPk) : null,
      },
      critical,
    );
  return {
    priority,
    weighed: (of, critical) => {
      const { importance, reasons } = priority(of, critical);
      return {
        resellerPk: seesResellers ? of.resellerPk : null,
        resellerName: seesResellers ? of.resellerName : null,
        level: seesResellers ? of.level : null,
        importance,
        reasons,
      };
    },
  };
}
