import { randomBytes } from 'node:crypto';
import { argon2id, argon2Verify } from 'hash-wasm';

/* 19 MiB, two passes, one lane: the first recommendation of OWASP for argon2id. */
const cost = { memorySize: 19_456, iterations: 2, parallelism: 1 } as const;
const saltBytes = 16;
const hashBytes = 32;

/**
 * The verifier of a password, as a PHC string. Takes a tenth of a second of the processor and does
 * not give way meanwhile.
 */
export function hashPassword(password: string): Promise<string> {
  return argon2id({
    ...cost,
    password,
    salt: randomBytes(saltBytes),
    hashLength: hashBytes,
    outputType: 'encoded',
  });
}

/** Whether a password is the one of the verifier; a verifier that cannot be read fits nothing. */
export async function verifyPassword(password: string, verifier: string): Promise<boolean> {
  if (password === '' || !verifier.startsWith('$argon2id$')) return false;
  try {
    return await argon2Verify({ password, hash: verifier });
  } catch {
    return false;
  }
}
