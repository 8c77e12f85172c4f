import { spawnSync } from 'node:child_process';
import { appendFile, copyFile, mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import Database from 'better-sqlite3';
import { launchApp, type LaunchedApp } from './support/launch.ts';
import { folderWithResellers } from './support/resellers-file.ts';

let disk: string;
let launched: LaunchedApp | undefined;
const text = 'Просил перезвонить после обеда';

/** Whether a small disk could be put there. */
function mounted(folder: string): boolean {
  const args = ['-t', 'tmpfs', '-o', 'size=64m', 'none', folder];
  return process.platform === 'linux' && spawnSync('mount', args).status === 0;
}

test.beforeEach(async () => {
  disk = await mkdtemp(join(tmpdir(), 'ic-disk-'));
  // Only who may mount can make a disk that runs full without filling the computer's own; elsewhere
  // `full-disk.test.ts` shows the same of the data process by a limit on the size of files.
  test.skip(!mounted(disk), 'no small disk can be mounted here');
  const folder = await folderWithResellers();
  await copyFile(join(folder, 'centre.db'), join(disk, 'centre.db'));
  await rm(folder, { recursive: true });
});
test.afterEach(async () => {
  await launched?.close();
  spawnSync('umount', [disk]);
  await rm(disk, { recursive: true, force: true });
});

/** Takes all of the disk that is left, also where the application takes of it meanwhile. */
async function fill(): Promise<void> {
  const { bavail, bsize } = await statfs(disk);
  await appendFile(join(disk, 'filling'), Buffer.alloc(bavail * bsize, 1)).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOSPC') throw error;
    },
  );
}

/** The drafts that are on the disk. */
function drafts(): unknown[] {
  const file = new Database(join(disk, 'centre.db'), { readonly: true });
  const found = file.prepare('SELECT value FROM draft').pluck().all();
  file.close();
  return found;
}

test('says that the disk is full, keeps the note as a draft, and takes it once there is room', async () => {
  launched = await launchApp({ dataDir: disk, locale: 'ru' });
  const { page } = launched;
  await expect(page.locator('.ag-row').first()).toBeVisible();
  await page.keyboard.press('Control+KeyF');
  await page.keyboard.type('Альфа 010');
  await expect(page.getByRole('option').first()).toContainText('Альфа 010');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Альфа 010' })).toBeVisible();
  await fill();
  await page.keyboard.press('Control+KeyM');
  await page.keyboard.insertText(text);
  // In the reserve that is kept for it; what that gave is taken as well.
  await expect.poll(drafts).toEqual([text]);
  await expect(page.getByText('Черновик сохранён')).toBeVisible();
  await fill();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Не удалось сохранить: на диске нет места')).toBeVisible();
  const note = page.getByRole('textbox', { name: 'Написать заметку' });
  await expect(note).toHaveValue(text);
  expect(drafts()).toEqual([text]);

  await rm(join(disk, 'filling'));
  await note.press('Control+Enter');
  await expect(note).toHaveValue('');
  await expect(page.getByRole('region', { name: 'Лента' })).toContainText(text);
  await expect.poll(drafts).toEqual([]);
});
