import { randomBytes } from 'node:crypto';
import { normalisePassword } from '#domain/access/password.ts';
import { makeVerifier, saltBytes } from '#domain/access/password-verifier.ts';
import { newCode } from './devices.ts';

/** A password that nobody has thought of, and the verifier by which desktops know it. */
export type FirstPassword = { readonly password: string; readonly verifier: string };

/** Makes a password for somebody to sign in with; it is kept nowhere. */
export async function makeFirstPassword(): Promise<FirstPassword> {
  const password = newCode();
  const verifier = await makeVerifier(normalisePassword(password), randomBytes(saltBytes));
  return { password, verifier };
}
