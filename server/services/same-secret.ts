import { createHash, timingSafeEqual } from 'node:crypto';

/** Whether two secrets are the same; how long it takes tells nothing of either. */
export function sameSecret(one: string, other: string): boolean {
  const digest = (secret: string): Buffer => createHash('sha256').update(secret).digest();
  return timingSafeEqual(digest(one), digest(other));
}
