import { randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const contentSchema = z.object({
  /** Null while the telephone is not listened to. */
  url: z.string().nullable(),
  token: z.string().min(40).max(200),
});

/** What a softphone must know to tell its calls: the address here, and the token of this desktop. */
export type PhoneKey = z.infer<typeof contentSchema>;

const ownerOnly = 0o600;

/** A token that nobody guesses: 256 bits. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** The key as left by the last start; one that is missing or unreadable is made anew. */
export function readKey(file: string): PhoneKey {
  try {
    return contentSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return { url: null, token: newToken() };
  }
}

/** Stores the key whole or not at all, readable by the owner of the data folder only. */
export function writeKey(file: string, key: PhoneKey): void {
  const part = `${file}.part`;
  // What a run that was killed has left might be open to others.
  rmSync(part, { force: true });
  writeFileSync(part, `${JSON.stringify(key, null, 2)}\n`, { mode: ownerOnly });
  chmodSync(part, ownerOnly);
  renameSync(part, file);
}

/** The port of an address of ours; 0, any free one, when it has none. */
export function portOf(url: string | null): number {
  if (url === null || !URL.canParse(url)) return 0;
  return Number(new URL(url).port);
}
