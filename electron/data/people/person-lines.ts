import type { GroupLine, PersonLine } from '#contract/people.ts';
import type { People } from '#db/repositories/people.ts';

/** A person as shown, without the verifier. */
export function personLine(row: ReturnType<People['all']>[number]): PersonLine {
  const { pk, login, name, groupPk, active, verifier } = row;
  return { pk, login, name, groupPk, active, canSignIn: verifier !== null };
}

/** The groups with how many active people are in each. */
export function groupLines(people: People): readonly GroupLine[] {
  const active = people.all().filter((person) => person.active);
  return people.groups().map((group) => ({
    ...group,
    people: active.filter(({ groupPk }) => groupPk === group.pk).length,
  }));
}
