import { argon2id, argon2Verify } from 'hash-wasm';

/* 19 MiB, two passes, one lane: the first recommendation of OWASP for argon2id. */
const cost = { memorySize: 19_456, iterations: 2, parallelism: 1 } as const;
const hashBytes = 32;

/** So many bytes by chance make two people with one password different. */
export const saltBytes = 16;

/**
 * The verifier of a normalised password, as a PHC string; `salt` is made anew for each. Takes a tenth of a second
 * of the processor and does not give way meanwhile.
 */
export function makeVerifier(password: string, salt: Uint8Array): Promise<string> {
  return argon2id({ ...cost, password, salt, hashLength: hashBytes, outputType: 'encoded' });
}

/** Whether a normalised password is the one of the verifier; a verifier that cannot be read fits nothing. */
export async function fitsVerifier(password: string, verifier: string): Promise<boolean> {
  if (password === '' || !verifier.startsWith('$argon2id$')) return false;
  try {
    return await argon2Verify({ password, hash: verifier });
  } catch {
    return false;
  }
}
