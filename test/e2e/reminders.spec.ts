import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { LocalStore } from '#db/repositories/local-store.ts';
import { migrations } from '#db/migrations/index.ts';
import { openData } from '#db/open.ts';
import { ask } from './support/data-port.ts';
import { launchApp } from './support/launch.ts';
import { folderWithResellers } from './support/resellers-file.ts';

const hour = 3_600_000;

type Said = { readonly title: string; readonly body: string; emit(event: 'click'): boolean };

/** Whoever works here was reminded up to an hour ago, so that what fell due since is told. */
function remindedBefore(file: string): void {
  const data = openData(file, migrations, { upkeepEveryMs: 0 });
  new LocalStore(data.db).putSetting('remindedUntil', JSON.stringify({ '': Date.now() - hour }));
  data.close();
}

test('reminds of a task that fell due by a notification of the system, which opens it', async () => {
  const folder = await folderWithResellers();
  remindedBefore(join(folder, 'centre.db'));
  const { app, page, close } = await launchApp({ dataDir: folder, locale: 'ru' });
  await expect(page.locator('.ag-row').first()).toBeVisible();
  // A display without a desktop shows none: what was to be shown is kept.
  await app.evaluate(({ Notification }) => {
    const said: unknown[] = [];
    Object.assign(globalThis, { said });
    Notification.isSupported = () => true;
    Notification.prototype.show = function show(this: unknown): void {
      said.push(this);
    };
  });
  const dueAt = Date.now() + 1000;
  await ask(page, 'task-create', { title: 'Прислать счёт', dueAt, resellerPk: 5 });
  const said = (): Promise<readonly string[]> =>
    app.evaluate(() =>
      (globalThis as unknown as { said: Said[] }).said.map(
        ({ title, body }) => `${title} | ${body}`,
      ),
    );
  // The clock looks for what fell due four times a minute.
  await expect.poll(said, { timeout: 40_000 }).toHaveLength(1);
  expect((await said())[0]).toMatch(/^Прислать счёт \| Альфа 005 · Срок \d\d:\d\d$/);
  await app.evaluate(() => (globalThis as unknown as { said: Said[] }).said[0]?.emit('click'));
  const pane = page.getByRole('article', { name: 'Задача' });
  await expect(pane.getByRole('heading', { level: 1 })).toHaveText('Прислать счёт');
  await close();
  await rm(folder, { recursive: true, force: true });
});
