import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { makeBackup } from '#db/backup/backup-to.ts';
import { rescueHandlers } from '#electron/data/open-data.ts';
import { temporaryData } from '#test/support/import/data-file.ts';

test('restores a backup of the list only, whatever path the window names', async () => {
  const data = temporaryData();
  const backupDir = join(data.folder, 'backups');
  const { backup } = makeBackup(data.file, backupDir, 1_700_000_000_000);
  data.close();
  const elsewhere = join(data.folder, 'elsewhere.backup');
  copyFileSync(backup.file, elsewhere);
  writeFileSync(data.file, 'damaged');
  const reopen = vi.fn(async (change: () => void | Promise<void>) => change());
  const handlers = rescueHandlers(data.file, backupDir, reopen);
  await expect(handlers['backup-restore']({ file: elsewhere })).rejects.toMatchObject({
    code: 'app/not-found',
  });
  expect(reopen).not.toHaveBeenCalled();
  expect(await handlers['backup-restore']({ file: backup.file })).toMatchObject({ restored: true });
});
