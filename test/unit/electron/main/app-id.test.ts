import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { appId } from '#electron/main/app-id.ts';

const root = join(import.meta.dirname, '../../../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

it('tells Windows the id that the installer gives to the application, and nobody else', () => {
  const [, packaged] = /^appId: (\S+)$/m.exec(read('electron-builder.yml')) ?? [];
  expect(appId).toBe(packaged);
  expect(read('electron/main/main.ts')).toContain(
    `if (process.platform === 'win32') app.setAppUserModelId(appId);`,
  );
});
