import i18next from 'i18next';
import type { GroupRights } from '#contract/people.ts';
import { textOf } from '../../../lib/use-texts.ts';

/** The name of a group in the language on screen; one that came later has the name it was given. */
export function groupName(group: Pick<GroupRights, 'key' | 'name'>): string {
  const key = `people:group.${group.key}`;
  return i18next.exists(key) ? i18next.t(key) : textOf('people:groupOther', { name: group.name });
}
