import type { GroupLine, PersonLine } from '#contract/people.ts';
import { column, type TableColumn, type Words } from '../export/table-column.ts';

type State = 'can' | 'no-password' | 'off';

const stateWords: Words<State> = {
  ru: { can: 'Может войти', 'no-password': 'Без пароля', off: 'Отключён' },
  en: { can: 'Can sign in', 'no-password': 'No password', off: 'Deactivated' },
};

/** The shipped groups in English; in Russian they have the names that they are stored with. */
const englishGroups = new Map([
  ['operator', 'Operator'],
  ['senior-operator', 'Senior operator'],
  ['manager', 'Manager'],
  ['administrator', 'Administrator'],
]);

function stateOf({ active, canSignIn }: PersonLine): State {
  if (!active) return 'off';
  return canSignIn ? 'can' : 'no-password';
}

/** The title of the list of people. */
export const personTitle = { ru: 'Люди', en: 'People' } as const;

/** The columns of the list of people, for files; never anything of a password. */
export function personColumns(groups: readonly GroupLine[]): readonly TableColumn<PersonLine>[] {
  return [
    column('name', ['Имя', 'Name'], 30, (r) => r.name),
    column('login', ['Логин', 'Login'], 20, (r) => r.login),
    column('group', ['Группа', 'Group'], 22, ({ groupPk }, language) => {
      const group = groups.find(({ pk }) => pk === groupPk);
      if (group === undefined) return null;
      return language === 'ru' ? group.name : (englishGroups.get(group.key) ?? group.name);
    }),
    column('state', ['Вход', 'Signing in'], 16, (r, language) => stateWords[language][stateOf(r)]),
  ];
}
