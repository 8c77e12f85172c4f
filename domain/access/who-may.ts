import { accessAreas, mayDo, type AccessArea, type AccessRight, type Rights } from './rights.ts';

function countOf(rights: Rights): number {
  return accessAreas.reduce((sum, area) => sum + (rights[area]?.length ?? 0), 0);
}

/** The groups that may do this, the one with the fewest rights first: whom to ask. */
export function groupsThatMay<G extends { readonly rights: Rights }>(
  groups: readonly G[],
  area: AccessArea,
  right: AccessRight,
): readonly G[] {
  return groups
    .filter(({ rights }) => mayDo(rights, area, right))
    .sort((a, b) => countOf(a.rights) - countOf(b.rights));
}
