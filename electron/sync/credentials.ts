import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { z } from 'zod';
import { SyncFaultError } from './sync-fault-error.ts';

/** Where the token of the device is kept; it never lies in the data file, which is copied and backed up. */
export type Credentials = {
  token(): string | undefined;
  store(token: string): Promise<void>;
};

/** Enciphers with a key of the system that only this user has; answers null where there is none. */
export type Vault = {
  seal(text: string): Promise<string | null>;
  unseal(sealed: string): Promise<string | null>;
};

const contentSchema = z.object({
  token: z.string().min(1),
  sealed: z.boolean(),
  /** Certificates of head office to trust, as PEM. */
  ca: z.string().nullable(),
});

/** The credentials of an enrolled desktop, and the certificates it trusts. */
export type StoredCredentials = Credentials & { readonly ca: string | null };

/** The file of the credentials that belongs to a data file. */
export function credentialsFile(dataFile: string): string {
  return `${dataFile}.head-office`;
}

const ownerOnly = 0o600;

function write(file: string, content: z.infer<typeof contentSchema>): void {
  const part = `${file}.part`;
  // What a run that was killed has left might be open to others.
  rmSync(part, { force: true });
  const handle = openSync(part, 'wx', ownerOnly);
  try {
    writeSync(handle, `${JSON.stringify(content)}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(part, file);
}

/** Stores a token, enciphered where the system can, whole or not at all; readable by the owner only. */
export async function storeCredentials(
  file: string,
  token: string,
  ca: string | null,
  vault: Vault | null,
): Promise<void> {
  const sealed = (await vault?.seal(token)) ?? null;
  write(file, { token: sealed ?? token, sealed: sealed !== null, ca });
}

/**
 * Opens the credentials of a desktop. Throws `sync/no-token` where there are none, or where they were enciphered
 * and cannot be deciphered here.
 */
export async function openCredentials(
  file: string,
  vault: Vault | null,
): Promise<StoredCredentials> {
  let content: z.infer<typeof contentSchema>;
  try {
    content = contentSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new SyncFaultError('sync/no-token', 'the credentials of this desktop are not there');
  }
  const plain = content.sealed ? ((await vault?.unseal(content.token)) ?? null) : content.token;
  if (plain === null) {
    throw new SyncFaultError('sync/no-token', 'the token can be read by the window only');
  }
  let token = plain;
  return {
    ca: content.ca,
    token: () => token,
    store: async (next) => {
      await storeCredentials(file, next, content.ca, vault);
      token = next;
    },
  };
}
