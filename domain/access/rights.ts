/** What rights are given over: one area is what a person would name when asking for access. */
export const accessAreas = [
  'resellers',
  'interactions',
  'tasks',
  'courses',
  'registrations',
  'bonus-requests',
  'bonus-approvals',
  'ledger',
  'purchases',
  'rates',
  'import',
  'export',
  'lists',
  'people',
  'data',
] as const;
export type AccessArea = (typeof accessAreas)[number];

export const accessRights = ['view', 'add', 'edit', 'delete'] as const;
export type AccessRight = (typeof accessRights)[number];

/** The rights of a group; an area that is not named gives none. */
export type Rights = Readonly<Partial<Record<AccessArea, readonly AccessRight[]>>>;

/** Whether these rights allow it. */
export function mayDo(rights: Rights, area: AccessArea, right: AccessRight): boolean {
  return rights[area]?.includes(right) ?? false;
}

/** Every right over every area: of an administrator, and of a desktop without people. */
export const allRights: Rights = Object.fromEntries(
  accessAreas.map((area) => [area, accessRights]),
);
