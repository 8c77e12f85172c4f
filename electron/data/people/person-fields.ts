import { AppError } from '#contract/errors.ts';
import type { People } from '#db/repositories/people.ts';
import { isLogin, normaliseLogin } from '#domain/access/login.ts';
import { checkPassword } from '#domain/access/password.ts';
import { normalisePersonName } from '#domain/access/person-name.ts';

type Own = number | null;

/** The login to store. Throws when it is malformed or somebody else's; `own` is whose it may be. */
export function checkedLogin(people: People, typed: string, own: Own): string {
  const login = normaliseLogin(typed);
  if (!isLogin(login)) {
    throw new AppError('people/login-format', 'Not a login', { details: { field: 'login' } });
  }
  const other = people.byLogin(login);
  if (other !== null && other.pk !== own) {
    throw new AppError('people/login-taken', 'Another person has this login', {
      details: { field: 'login', login },
    });
  }
  return login;
}

/** The name to store. Throws when there is none or somebody else has it: tasks go by the name. */
export function checkedName(people: People, typed: string, own: Own): string {
  const name = normalisePersonName(typed);
  if (name === '') {
    throw new AppError('people/name-required', 'No name', { details: { field: 'name' } });
  }
  const other = people.byName(name);
  if (other !== null && other.pk !== own) {
    throw new AppError('people/name-taken', 'Another person has this name', {
      details: { field: 'name', name },
    });
  }
  return name;
}

/** The password to hash. Throws when it is too short or the first that comes to mind. */
export function checkedPassword(
  typed: string,
  person: { readonly login: string; readonly name: string },
): string {
  const checked = checkPassword(typed, person);
  if (checked.ok) return checked.value;
  throw new AppError(checked.code, 'Not this password', { details: { field: 'password' } });
}
