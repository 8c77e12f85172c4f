import i18next from 'i18next';
import type { GroupRights, SessionState } from '#contract/people.ts';
import type { AccessArea, AccessRight } from '#domain/access/rights.ts';
import { groupsThatMay } from '#domain/access/who-may.ts';
import { textOf } from './use-texts.ts';

/** Who can, as a sentence: «Может менеджер.» A group of one's own stands by its name. */
export function whoMayText(group: Pick<GroupRights, 'key' | 'name'> | undefined): string {
  if (group === undefined) return textOf('people:whoMay.nobody');
  const key = `people:whoMay.${group.key}`;
  return i18next.exists(key)
    ? i18next.t(key)
    : textOf('people:whoMay.other', { group: group.name });
}

/** Why one may not: the right that is missing, and who has it. */
export function whyNot(
  session: SessionState | undefined,
  area: AccessArea,
  right: AccessRight,
): string {
  const groups = session?.kind === 'signed-in' ? session.groups : [];
  const what = textOf('people:rightOver', {
    area: textOf(`people:area.${area}`),
    right: textOf(`people:right.${right}`),
  });
  return `${what} ${whoMayText(groupsThatMay(groups, area, right)[0])}`;
}
