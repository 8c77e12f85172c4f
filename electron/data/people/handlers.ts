import { AppError } from '#contract/errors.ts';
import type { Handlers } from '#contract/ipc.ts';
import type { peopleChannels, PersonLine } from '#contract/people.ts';
import { RowsByName } from '#db/repositories/rows-by-name.ts';
import type { RowPatch } from '#db/write/entities.ts';
import type { WriteTransaction } from '#db/write/write-transaction.ts';
import { administers, hasAdministrator } from '#domain/access/administrators.ts';
import { isWithin, orderedRights } from '#domain/access/change-rights.ts';
import { uuidV7 } from '#domain/identity/uuid-v7.ts';
import type { DataContext } from '../context.ts';
import { finalStep } from '../person-step.ts';
import { denied } from '../session/admit.ts';
import type { PeopleParts } from './people-parts.ts';
import { checkedLogin, checkedName, checkedPassword } from './person-fields.ts';
import { groupLines, personLine } from './person-lines.ts';
import { createSessionHandlers } from './session-handlers.ts';

type PeopleHandlers = Pick<Handlers, keyof typeof peopleChannels>;

/** The use cases of people and their rights. */
export function createPeopleHandlers(context: DataContext, parts: PeopleParts): PeopleHandlers {
  const { people, session, store, passwords } = parts;
  const rowsByName = new RowsByName(context.db);
  // Not for Ctrl+Z, which everybody may press: it would give a right back to who has lost it.
  const step = finalStep(context, parts.undo, 'people');

  const person = (pk: number) => {
    const found = people.byPk(pk);
    if (found === null) throw new AppError('app/not-found', `no person ${String(pk)}`);
    return found;
  };
  const group = (pk: number) => {
    const found = people.groups().find((one) => one.pk === pk);
    if (!found) throw new AppError('app/not-found', `no group ${String(pk)}`);
    return found;
  };
  const line = (pk: number): PersonLine => personLine(person(pk));

  const someoneAdministers = (): boolean => {
    const rightsOf = new Map(people.groups().map(({ pk, rights }) => [pk, rights]));
    return hasAdministrator(
      people
        .all()
        .map((one) => ({ ...personLine(one), rights: rightsOf.get(one.groupPk) ?? null })),
    );
  };

  /** Runs a step that leaves somebody who can look after people, where there is somebody. */
  const keepingAdministrator = (work: (tx: WriteTransaction) => void): void => {
    step((tx) => {
      const before = someoneAdministers();
      work(tx);
      if (!before || someoneAdministers()) return;
      throw new AppError('people/last-administrator', 'Nobody could look after people');
    });
  };

  /** Throws unless it is a person of these rights that may be the first to sign in. */
  const requireFirst = (groupPk: number): void => {
    if (people.anyCanSignIn() || administers(group(groupPk).rights)) return;
    throw new AppError('people/first-administrator', 'The first person administers', {
      details: { field: 'groupPk' },
    });
  };

  /**
   * Stores who can sign in. The first one is signed in before that, so that at no moment the desktop
   * has a door and nobody inside, and takes over what was typed until now; with `takeOver` in the same
   * transaction what is worked on under the name of before. Answers how many tasks that were.
   */
  const withDoor = <T>(
    { id, name, takeOver }: { id: string; name: string; takeOver: boolean },
    work: (tx: WriteTransaction) => T,
  ): { made: T; tasksTaken: number } => {
    const first = !people.anyCanSignIn();
    const before = context.actor();
    if (first) session.begin(id);
    const done = step((tx) => {
      const made = work(tx);
      return { made, tasksTaken: first && takeOver ? rename(tx, before, name) : 0 };
    });
    if (first) store.handDrafts('', id);
    return done;
  };

  /** What is under the old name and still worked on goes by the new one; answers how many tasks. */
  const rename = (tx: WriteTransaction, from: string, to: string): number => {
    if (from === to) return 0;
    const { tasks, calls, resellers } = rowsByName.of(from);
    for (const pk of tasks) tx.patch('task', pk, { owner: to });
    for (const pk of calls) tx.patch('interaction', pk, { operator: to });
    for (const pk of resellers) tx.patch('reseller', pk, { manager: to });
    return tasks.length;
  };

  return {
    ...createSessionHandlers(context, parts),
    'people-list': () => people.all().map(personLine),
    'groups-list': () => groupLines(people),
    'person-create': async (typedPerson) => {
      const {
        login: typedLogin,
        name: typedName,
        groupPk,
        password: typed,
        takeOver,
      } = typedPerson;
      const login = checkedLogin(people, typedLogin, null);
      const name = checkedName(people, typedName, null);
      const password = checkedPassword(typed, { login, name });
      const { rights } = group(groupPk);
      requireFirst(groupPk);
      // Nobody gives more than one has, but who may change rights has them all within reach.
      const own = session.state();
      if (own.kind === 'signed-in' && !context.may('people', 'edit')) {
        if (!isWithin(rights, own.rights)) throw denied(session, 'people', 'edit');
      }
      const verifier = await passwords.hash(password);
      // Meanwhile another window may have added somebody of the same name.
      checkedLogin(people, login, null);
      checkedName(people, name, null);
      requireFirst(groupPk);
      const id = uuidV7();
      const row = { login, name, groupPk, verifier, active: 1 };
      const { made: pk, tasksTaken } = withDoor({ id, name, takeOver }, (tx) =>
        tx.create('person', row, { id }),
      );
      return { pk, tasksTaken };
    },
    'person-patch': ({ pk, fields }) => {
      const before = person(pk);
      const patch: RowPatch<'person'> = {};
      if (fields.login !== undefined) patch.login = checkedLogin(people, fields.login, pk);
      if (fields.name !== undefined) patch.name = checkedName(people, fields.name, pk);
      if (fields.groupPk !== undefined) patch.groupPk = group(fields.groupPk).pk;
      if (fields.active !== undefined) patch.active = 1;
      keepingAdministrator((tx) => {
        tx.patch('person', pk, patch);
        if (patch.name !== undefined && patch.name !== before.name) {
          rename(tx, before.name, patch.name);
        }
      });
      return line(pk);
    },
    'person-deactivate': ({ pk }) => {
      person(pk);
      keepingAdministrator((tx) => void tx.patch('person', pk, { active: 0 }));
      return line(pk);
    },
    'person-set-password': async ({ pk, password, takeOver }) => {
      // At a desk that somebody left unlocked, the own password needs the old one.
      if (pk === session.person()?.pk) {
        throw new AppError('people/own-password', 'The own password is changed with the old one');
      }
      const verifier = await passwords.hash(checkedPassword(password, person(pk)));
      const { id, name, groupPk } = person(pk);
      requireFirst(groupPk);
      const { tasksTaken } = withDoor({ id, name, takeOver }, (tx) =>
        tx.patch('person', pk, { verifier }),
      );
      return { changed: true, tasksTaken };
    },
    'group-patch': ({ pk, rights }) => {
      group(pk);
      keepingAdministrator((tx) => {
        tx.patch('access-group', pk, { rights: JSON.stringify(orderedRights(rights)) });
      });
      const found = groupLines(people).find((one) => one.pk === pk);
      if (!found) throw new AppError('app/not-found', `no group ${String(pk)}`);
      return found;
    },
  };
}
