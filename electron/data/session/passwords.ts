import { randomBytes } from 'node:crypto';
import { fitsVerifier, makeVerifier, saltBytes } from '#domain/access/password-verifier.ts';

/** Makes and checks verifiers. */
export type Passwords = {
  hash(password: string): Promise<string>;
  /** With `null` for a person without one it takes as long and answers false. */
  fits(password: string, verifier: string | null): Promise<boolean>;
};

// Of a password nobody knows: who is not there takes as long to refuse as who is.
const nobodys =
  '$argon2id$v=19$m=19456,t=2,p=1$JKRNDOvCHMmgw1431xE9YQ$PYjjYjZnvkl2u+YKYsAOqDwJTA8YIytfDy5LjON/O1E';

/** Passwords by the data process itself; decision 0009 says why not by a thread. */
export const passwords: Passwords = {
  hash: (password) => makeVerifier(password, randomBytes(saltBytes)),
  fits: async (password, verifier) =>
    (await fitsVerifier(password, verifier ?? nobodys)) && verifier !== null,
};
