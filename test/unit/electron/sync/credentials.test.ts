import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openCredentials, storeCredentials, type Vault } from '#electron/sync/credentials.ts';
import { tempDir } from '#test/support/tmp-dir.ts';

/** As a key of the system does: what one vault has sealed no other opens. */
function vaultOf(key: string): Vault {
  return {
    seal: (text) => Promise.resolve(Buffer.from(`${key}:${text}`).toString('base64')),
    unseal: (sealed) => {
      const text = Buffer.from(sealed, 'base64').toString();
      return Promise.resolve(text.startsWith(`${key}:`) ? text.slice(key.length + 1) : null);
    },
  };
}
const noKey: Vault = { seal: () => Promise.resolve(null), unseal: () => Promise.resolve(null) };
const token = 'a-token-that-nobody-guesses';
const file = () => join(tempDir(), 'data.db.head-office');

it('keeps the token enciphered where the system has a key, and reads it with that key alone', async () => {
  const path = file();
  await storeCredentials(path, token, 'PEM', vaultOf('anna'));
  expect(readFileSync(path, 'utf8')).not.toContain(token);
  const opened = await openCredentials(path, vaultOf('anna'));
  expect([opened.token(), opened.ca]).toEqual([token, 'PEM']);
  const noToken = { code: 'sync/no-token' };
  await expect(openCredentials(path, vaultOf('boris'))).rejects.toMatchObject(noToken);
  await expect(openCredentials(path, null)).rejects.toMatchObject(noToken);
});

it('keeps the token for the owner alone where there is no key', async () => {
  const path = file();
  // Left by a run that was killed, and open to all.
  writeFileSync(`${path}.part`, 'half', { mode: 0o666 });
  await storeCredentials(path, token, null, noKey);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect((await openCredentials(path, null)).token()).toBe(token);
});

it('gives the new token at once and after the next start when it was changed', async () => {
  const path = file();
  await storeCredentials(path, token, 'PEM', vaultOf('anna'));
  const opened = await openCredentials(path, vaultOf('anna'));
  await opened.store('another-token');
  expect(opened.token()).toBe('another-token');
  const again = await openCredentials(path, vaultOf('anna'));
  expect([again.token(), again.ca]).toEqual(['another-token', 'PEM']);
});

it('says that there is no token where the file is missing or is something else', async () => {
  const path = file();
  const noToken = { code: 'sync/no-token' };
  await expect(openCredentials(path, null)).rejects.toMatchObject(noToken);
  writeFileSync(path, '{"token":""}');
  await expect(openCredentials(path, null)).rejects.toMatchObject(noToken);
});
