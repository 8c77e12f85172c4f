import { AppError } from '#contract/errors.ts';
import type { Handlers } from '#contract/ipc.ts';
import type { DataContext } from '../context.ts';
import { finalStep } from '../person-step.ts';
import { writeIdleMinutes } from '../session/idle-setting.ts';
import { createSignInCheck } from '../session/sign-in.ts';
import type { PeopleParts } from './people-parts.ts';
import { checkedPassword } from './person-fields.ts';

type SessionHandlers = Pick<
  Handlers,
  | 'session-state'
  | 'session-sign-in'
  | 'session-sign-out'
  | 'session-lock'
  | 'session-change-password'
  | 'session-idle-put'
>;

/** The use cases of the door: signing in and out, locking, the own password. */
export function createSessionHandlers(context: DataContext, parts: PeopleParts): SessionHandlers {
  const { session, store, passwords, tellMain } = parts;
  const check = createSignInCheck({ ...parts, now: () => context.now() });
  const step = finalStep(context, parts.undo, 'people');

  return {
    'session-state': () => session.state(),
    'session-sign-in': async ({ login, password }) => {
      // Another window was quicker: nobody is put in the place of who is inside.
      if (session.isOpen()) return session.state();
      const person = await check(login, password);
      if (!session.isOpen()) session.begin(person.id);
      return session.state();
    },
    'session-sign-out': () => {
      session.end();
      return session.state();
    },
    'session-lock': () => {
      session.lock();
      return session.state();
    },
    'session-change-password': async ({ oldPassword, password: typed }) => {
      const own = session.person();
      if (own === null) throw new AppError('app/not-found', 'nobody has signed in');
      const password = checkedPassword(typed, own);
      await check(own.login, oldPassword);
      const verifier = await passwords.hash(password);
      step((tx) => void tx.patch('person', own.pk, { verifier }));
      return { changed: true };
    },
    'session-idle-put': ({ minutes }) => {
      writeIdleMinutes(store, minutes);
      tellMain();
      return { saved: true };
    },
  };
}
