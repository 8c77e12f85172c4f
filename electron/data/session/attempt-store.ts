import { z } from 'zod';
import type { LocalStore } from '#db/repositories/local-store.ts';
import type { Attempts } from '#domain/access/sign-in-attempts.ts';

const settingKey = 'signInAttempts';

/** Logins that nobody has are kept as well; so many are enough to slow a guesser down. */
const mostLogins = 200;

const storedSchema = z.record(
  z.string(),
  z.object({ failures: z.number().int().nonnegative(), lastAt: z.number() }),
);

function readAll(store: LocalStore): Record<string, Attempts> {
  try {
    return storedSchema.parse(JSON.parse(store.setting(settingKey) ?? '{}'));
  } catch {
    return {};
  }
}

function writeAll(store: LocalStore, all: readonly (readonly [string, Attempts])[]): void {
  store.putSetting(settingKey, JSON.stringify(Object.fromEntries(all)));
}

/** The failed attempts under a login on this desktop; they outlast a restart. */
export function readAttempts(store: LocalStore, login: string): Attempts | null {
  const all = readAll(store);
  return Object.hasOwn(all, login) ? (all[login] ?? null) : null;
}

/**
 * Remembers the attempts under a login. When there are too many logins, those with the fewest
 * failures go first: made-up logins cannot push out the one that is being guessed at.
 */
export function rememberAttempts(store: LocalStore, login: string, attempts: Attempts): void {
  const others = Object.entries(readAll(store)).filter(([key]) => key !== login);
  const worst = others
    .sort(([, a], [, b]) => b.failures - a.failures || b.lastAt - a.lastAt)
    .slice(0, mostLogins - 1);
  writeAll(store, [[login, attempts], ...worst]);
}

/** A sign-in that succeeded clears the slips before it. */
export function forgetAttempts(store: LocalStore, login: string): void {
  const all = readAll(store);
  if (!Object.hasOwn(all, login)) return;
  writeAll(
    store,
    Object.entries(all).filter(([key]) => key !== login),
  );
}
