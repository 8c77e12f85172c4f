import {
  accessAreas,
  accessRights,
  mayDo,
  type AccessArea,
  type AccessRight,
  type Rights,
} from './rights.ts';

function fromCells(has: (area: AccessArea, right: AccessRight) => boolean): Rights {
  return Object.fromEntries(
    accessAreas.flatMap((area) => {
      const given = accessRights.filter((right) => has(area, right));
      return given.length === 0 ? [] : [[area, given]];
    }),
  );
}

/** Rights in the order of the tables; who may change something may also see it. */
export function orderedRights(rights: Rights): Rights {
  return fromCells((area, right) => {
    const given = rights[area] ?? [];
    return right === 'view' ? given.length > 0 : given.includes(right);
  });
}

/** The rights with one given or taken away; without the view of an area nothing of it is left. */
export function withRight(
  rights: Rights,
  area: AccessArea,
  right: AccessRight,
  given: boolean,
): Rights {
  if (!given && right === 'view') {
    return fromCells((one, each) => one !== area && mayDo(rights, one, each));
  }
  const changed = fromCells((one, each) =>
    one === area && each === right ? given : mayDo(rights, one, each),
  );
  return orderedRights(changed);
}

/** Whether `inner` gives nothing that `outer` does not give. */
export function isWithin(inner: Rights, outer: Rights): boolean {
  return accessAreas.every((area) =>
    accessRights.every((right) => !mayDo(inner, area, right) || mayDo(outer, area, right)),
  );
}
