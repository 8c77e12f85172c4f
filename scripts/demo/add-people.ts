import { migrations } from '#db/migrations/index.ts';
import { openData } from '#db/open.ts';
import { People } from '#db/repositories/people.ts';
import { Writer } from '#db/write/writer.ts';
import { passwords } from '#electron/data/session/passwords.ts';
import { normalisePassword } from '#domain/access/password.ts';
import { operators } from './words.ts';

/** The password of everybody in the demonstration. */
export const demoPassword = 'три синих слона';

/** A login is the key of the group, or goes by number where there are several in one. */
const logins = {
  administrator: 'administrator',
  manager: 'manager',
  'senior-operator': 'senior',
  operator: 'operator',
} as const;
const groups = ['administrator', 'manager', 'senior-operator', 'operator'] as const;

export const demoLogins: readonly string[] = groups.map((key) => logins[key]);

/** Lets the operators of a made-up data file sign in: one of each group, the rest are operators. */
export async function addPeople(file: string): Promise<void> {
  const verifier = await passwords.hash(normalisePassword(demoPassword));
  const data = openData(file, migrations);
  try {
    const known = new Map(new People(data.db).groups().map(({ key, pk }) => [key, pk]));
    const origin = { actor: 'demo', batchPk: null, origin: 'head-office' } as const;
    new Writer(data.db).transaction(origin, (tx) => {
      for (const [at, name] of operators.entries()) {
        const key = groups[at] ?? 'operator';
        const login = groups[at] === undefined ? `operator${String(at - 2)}` : logins[key];
        const groupPk = known.get(key);
        if (groupPk === undefined) throw new Error(`no group ${key}`);
        tx.create('person', { name, login, groupPk, active: 1, verifier });
      }
    });
  } finally {
    data.close();
  }
}
