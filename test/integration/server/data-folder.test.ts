import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openDataFolder } from '#server/store/data-folder.ts';
import { dataFolder } from '#test/support/server/embedded.ts';
import { headOffice, startOffice } from '#test/support/server/process.ts';
import { tempDir } from '#test/support/tmp-dir.ts';

async function runningOffice() {
  const place = { data: await dataFolder() };
  const made = await headOffice(place, 'workspace', 'create', '--name', 'Вендор');
  expect(made).toMatchObject({ code: 0 });
  const office = await startOffice(place);
  onTestFinished(async () => void (await office.kill()));
  return { place, office };
}

/** All that lies in a folder, by name and content. */
function contentOf(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile() && !one.name.startsWith('head-office.lock'))
    .map((one) => join(one.parentPath, one.name))
    .sort()
    .map((path) => `${path} ${readFileSync(path).toString('base64')}`)
    .join('\n');
}

it('refuses a second server on the folder of an embedded database and leaves the data alone', async () => {
  const { place, office } = await runningOffice();
  office.child.kill('SIGSTOP');
  const before = contentOf(place.data);
  const second = await headOffice(place, 'start', '--port', '0');
  expect(second.code).toBe(2);
  expect(second.err).toContain('head-office/folder-in-use: another process works on');
  expect(contentOf(place.data)).toBe(before);
});

it('carries commands out through the server that has the folder open', async () => {
  const { place, office } = await runningOffice();
  const code = await headOffice(place, 'code', 'create');
  expect(code).toMatchObject({ code: 0 });
  const enrolled = await fetch(`${office.url}/v1/enrol`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      ...{ code: code.out.trim(), deviceId: '01900000-0000-7000-8000-000000000001' },
      ...{ deviceName: 'один', program: 'test', protocol: 1 },
    }),
  });
  expect(enrolled.status).toBe(200);
  const list = await headOffice(place, 'device', 'list', '--json');
  expect(JSON.parse(list.out)).toMatchObject([{ name: 'один', revokedAt: null }]);
  expect(await headOffice(place, 'verify')).toMatchObject({ code: 0, out: 'Вендор\t0\nsound\n' });
  expect(statSync(join(place.data, 'control.sock')).mode & 0o777).toBe(0o600);
});

it('gives the folder free when its holder is killed', async () => {
  const { place, office } = await runningOffice();
  await office.kill();
  const again = await startOffice(place);
  onTestFinished(async () => void (await again.kill()));
  expect(await headOffice(place, 'verify')).toMatchObject({ code: 0 });
});

it('takes back what a command began when it is gone in the middle', async () => {
  const { place } = await runningOffice();
  const store = await openDataFolder(place.data, false);
  const seen = await store.query('SELECT name FROM workspace');
  const reached = new Promise<void>((resolve) => {
    void store
      .transaction(async (sql) => {
        await sql.query("UPDATE workspace SET name = 'другой'");
        resolve();
        throw new Error('the command dies');
      })
      .catch(() => undefined);
  });
  await reached;
  expect(await store.query('SELECT name FROM workspace')).toEqual(seen);
  await expect(store.query('SELECT 1 / 0')).rejects.toMatchObject({ code: '22012' });
  await store.close();
});

it('writes a backup of a running server from which it can be restored', async () => {
  const { place, office } = await runningOffice();
  const file = join(place.data, '..', 'backup.tar.gz');
  expect(await headOffice(place, 'backup', '--to', file)).toMatchObject({ code: 0 });
  await office.kill('SIGTERM');
  // As it lay before this version and as archives unpack: in the folder itself.
  const old = join(tempDir(), 'restored');
  mkdirSync(old);
  expect(spawnSync('tar', ['-xzf', file, '-C', old]).status).toBe(0);
  const verified = await headOffice({ data: old }, 'verify');
  expect(verified).toMatchObject({ code: 0, out: 'Вендор\t0\nsound\n' });
  expect(readdirSync(old)).toContain('database');
  rmSync(join(place.data, 'database'), { recursive: true });
  renameSync(join(old, 'database'), join(place.data, 'database'));
  expect(await headOffice(place, 'verify')).toMatchObject({ code: 0 });
});
