import { AppError } from '#contract/errors.ts';
import type { LocalStore } from '#db/repositories/local-store.ts';
import type { People, PersonRow } from '#db/repositories/people.ts';
import { normaliseLogin } from '#domain/access/login.ts';
import { normalisePassword } from '#domain/access/password.ts';
import { waitBeforeAttempt, withFailure } from '#domain/access/sign-in-attempts.ts';
import { forgetAttempts, readAttempts, rememberAttempts } from './attempt-store.ts';
import type { Passwords } from './passwords.ts';

export type SignInParts = {
  readonly people: People;
  readonly store: LocalStore;
  readonly passwords: Passwords;
  readonly now: () => number;
};

/** Holds a login and a password against the people of this file. */
export type CheckSignIn = (login: string, password: string) => Promise<PersonRow>;

function seconds(ms: number): number {
  return Math.ceil(ms / 1000);
}

/**
 * Makes the check of a sign-in. It throws `access/wait` while attempts are throttled,
 * `access/wrong-password` alike for a wrong login and a wrong password, and `access/deactivated`.
 * An attempt counts as failed before it is tried, so that killing the program gains nothing, and one
 * is tried at a time, so that asking in parallel gains nothing either.
 */
export function createSignInCheck(parts: SignInParts): CheckSignIn {
  const { people, store, passwords, now } = parts;
  let last: Promise<unknown> = Promise.resolve();

  const attempt = async (login: string, password: string): Promise<PersonRow> => {
    const key = normaliseLogin(login);
    const before = readAttempts(store, key);
    const wait = waitBeforeAttempt(before, now());
    if (wait > 0) {
      throw new AppError('access/wait', 'Too many failed attempts', {
        retryable: true,
        details: { seconds: seconds(wait) },
      });
    }
    const failed = withFailure(before, now());
    rememberAttempts(store, key, failed);
    const person = people.byLogin(key);
    const fits = await passwords.fits(normalisePassword(password), person?.verifier ?? null);
    if (!fits || person === null) {
      throw new AppError('access/wrong-password', 'Login or password is wrong', {
        details: { seconds: seconds(waitBeforeAttempt(failed, now())) },
      });
    }
    forgetAttempts(store, key);
    if (!person.active) throw new AppError('access/deactivated', 'This person was deactivated');
    return person;
  };

  return (login, password) => {
    const turn = last.then(
      () => attempt(login, password),
      () => attempt(login, password),
    );
    last = turn.catch(() => undefined);
    return turn;
  };
}
