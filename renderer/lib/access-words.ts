import i18next from 'i18next';
import type { SessionState } from '#contract/people.ts';
import type { AccessArea, AccessRight } from '#domain/access/rights.ts';
import { groupsThatMay } from '#domain/access/who-may.ts';
import { readSession } from './session.ts';
import { textOf } from './use-texts.ts';

function groupsOf(session: SessionState | undefined) {
  return session?.kind === 'signed-in' ? session.groups : [];
}

/** Who can, as a sentence: «Может менеджер.» A group that came later stands by its name. */
export function whoMayText(groupKey: string | undefined): string {
  if (groupKey === undefined) return textOf('people:whoMay.nobody');
  const key = `people:whoMay.${groupKey}`;
  if (i18next.exists(key)) return i18next.t(key);
  const group = groupsOf(readSession()).find((one) => one.key === groupKey);
  return textOf('people:whoMay.other', { group: group?.name ?? groupKey });
}

/** The right that is missing, as a sentence. */
export function rightText(area: AccessArea, right: AccessRight): string {
  return textOf('people:rightOver', {
    area: textOf(`people:area.${area}`),
    right: textOf(`people:right.${right}`),
  });
}

/** Why one may not: the right that is missing, and who has it. */
export function whyNot(
  session: SessionState | undefined,
  area: AccessArea,
  right: AccessRight,
): string {
  const [nearest] = groupsThatMay(groupsOf(session), area, right);
  return `${rightText(area, right)} ${whoMayText(nearest?.key)}`;
}
