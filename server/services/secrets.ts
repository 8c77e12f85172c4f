import { createHash, timingSafeEqual } from 'node:crypto';

/** What is stored and counted of a secret in its place. */
export function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** Whether two secrets are the same; how long it takes tells nothing of either. */
export function sameSecret(one: string, other: string): boolean {
  return timingSafeEqual(hashOf(one), hashOf(other));
}
