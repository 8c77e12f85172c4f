import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { Bridge, PageMessage } from '#contract/bridge.ts';
import { ask, firstId, post } from './support/data-port.ts';
import { dataProcess, killDataProcess } from './support/data-process.ts';
import { launchApp } from './support/launch.ts';
import { runToEnd } from './support/second-start.ts';

let dataDir: string;

test.beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'ic-lifecycle-'));
});
test.afterEach(async () => {
  await rm(dataDir, { recursive: true, force: true });
});

test('gives the window a new data process when the one it has is killed', async () => {
  const { app, page, close } = await launchApp({ dataDir });
  await ask(page, 'draft-put', { key: 'test:1', value: 'typed' });
  await noteBridgeMessages(page);
  await killDataProcess(app);
  await expect.poll(() => bridgeMessages(page)).toEqual(['restarting', 'port']);
  const drafts = await ask(page, 'draft-list', { prefix: 'test:' });
  expect(drafts).toMatchObject([{ key: 'test:1', value: 'typed' }]);
  await close();
});

test('gives up on a data process that keeps dying, until a person asks again', async () => {
  const { app, page, close } = await launchApp({ dataDir });
  await ask(page, 'app-info');
  await noteBridgeMessages(page);
  for (let deaths = 1; deaths <= 4; deaths += 1) {
    const before = await killDataProcess(app);
    if (deaths === 4) break;
    await expect.poll(() => dataProcess(app)).not.toBe(before);
    await expect.poll(() => dataProcess(app)).not.toBeNull();
  }
  await expect.poll(async () => (await bridgeMessages(page)).at(-1)).toBe('failed');
  expect(await dataProcess(app)).toBeNull();
  expect(await ask(page, 'app-info')).toHaveProperty('version');
  await close();
});

test('leaves a second start to the window that is open', async () => {
  const { app, close } = await launchApp({ dataDir });
  await app.evaluate(({ app: main, BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.blur();
    main.once('second-instance', () => Object.assign(globalThis, { secondStart: true }));
  });
  const code = await runToEnd([`--user-data-dir=${dataDir}`]);
  expect(code).toBe(0);
  expect(await app.evaluate(() => 'secondStart' in globalThis)).toBe(true);
  expect(app.windows()).toHaveLength(1);
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isFocused()))
    .toBe(true);
  await close();
});

test('opens another data folder beside the one that is open', async () => {
  const { close } = await launchApp();
  const other = join(dataDir, 'другая папка');
  const second = await launchApp({ args: [`--data-dir=${other}`] });
  expect(await ask(second.page, 'app-info')).toMatchObject({
    status: { dataFile: join(other, 'centre.db') },
  });
  await second.close();
  await close();
});

test('brings size, place, zoom and theme of the window back', async () => {
  const bounds = { x: 60, y: 40, width: 1100, height: 700 };
  const first = await launchApp({ dataDir });
  await first.page.waitForURL('app://centre/index.html');
  await first.page.evaluate(async () => {
    const { bridge } = window as unknown as { bridge: Bridge };
    await bridge.setTheme('dark');
    await bridge.zoom('in');
  });
  await first.app.evaluate(({ BrowserWindow }, wanted) => {
    BrowserWindow.getAllWindows()[0]?.setBounds(wanted);
  }, bounds);
  await first.close();

  const second = await launchApp({ dataDir });
  await expect
    .poll(() =>
      second.app.evaluate(({ BrowserWindow, nativeTheme }) => {
        const window = BrowserWindow.getAllWindows()[0];
        const zoom = window?.webContents.getZoomLevel();
        return { bounds: window?.getBounds(), zoom, dark: nativeTheme.shouldUseDarkColors };
      }),
    )
    .toEqual({ bounds, zoom: 0.5, dark: true });
  await second.close();
});

test('keeps what a window says in its last moment and closes the file cleanly', async () => {
  const first = await launchApp({ dataDir });
  await ask(first.page, 'app-info');
  await first.page.evaluate(
    () =>
      new Promise<void>((sent) => {
        const take = (event: MessageEvent<PageMessage>): void => {
          const port = event.ports[0];
          addEventListener('pagehide', () => {
            const input = { key: 'test:last', value: 'last words' };
            port?.postMessage({ id: 1_000_000, channel: 'draft-put', input });
          });
          sent();
        };
        addEventListener('message', take, { once: true });
        (window as unknown as { bridge: Bridge }).bridge.connect();
      }),
  );
  await first.close();
  expect(existsSync(join(dataDir, 'centre.db-wal'))).toBe(false);

  const second = await launchApp({ dataDir });
  expect(await ask(second.page, 'draft-list', { prefix: 'test:' })).toMatchObject([
    { key: 'test:last', value: 'last words' },
  ]);
  await second.close();
});

test('closes the file cleanly when a shutdown signals all its processes', async () => {
  const { app, page } = await launchApp({ dataDir });
  await ask(page, 'draft-put', { key: 'test:1', value: 'typed' });
  const data = await dataProcess(app);
  const main = app.process();
  const ended = new Promise((resolve) => main.once('exit', resolve));
  for (const pid of [data, main.pid]) process.kill(pid ?? 0, 'SIGTERM');
  await ended;
  expect(existsSync(join(dataDir, 'centre.db-wal'))).toBe(false);
  const log = await readFile(join(dataDir, 'logs', 'app.log'), 'utf8');
  expect(log).not.toContain('data-process-died');
});

test('leaves no data process behind when the main process is killed', async () => {
  const { app, page } = await launchApp({ dataDir });
  await ask(page, 'app-info');
  const data = await dataProcess(app);
  app.process().kill('SIGKILL');
  await expect.poll(() => existsSync(`/proc/${data}/cmdline`)).toBe(false);
});

test('answers several windows, each over a port of its own, and tells all of a change', async () => {
  const { app, page, close } = await launchApp({ dataDir });
  const opened = app.waitForEvent('window');
  await page.evaluate(() => (window as unknown as { bridge: Bridge }).bridge.newWindow());
  const other = await opened;
  await other.waitForURL('app://centre/index.html');
  const told = other.evaluate(
    () =>
      new Promise<unknown>((resolve) => {
        const take = (event: MessageEvent<PageMessage>): void => {
          const port = event.ports[0];
          port?.addEventListener(
            'message',
            ({ data }: MessageEvent<{ event?: string; id?: number }>) => {
              if (data.event === 'data-changed') resolve(data);
              // The port is served once it has answered.
              else if (data.id === 1_000_000) document.title = 'listening';
            },
          );
          port?.start();
          port?.postMessage({ id: 1_000_000, channel: 'app-status', input: {} });
        };
        addEventListener('message', take, { once: true });
        (window as unknown as { bridge: Bridge }).bridge.connect();
      }),
  );
  await expect(other).toHaveTitle('listening');
  const { pk } = await ask<{ pk: number }>(page, 'reseller-create', { name: 'Вектор' });
  expect(await told).toEqual({
    event: 'data-changed',
    payload: { resellers: [pk], entities: ['reseller'] },
  });
  await close();
});

test('says why the data file does not open, and keeps answering', async () => {
  await writeFile(
    join(dataDir, 'centre.db'),
    'no database at all, and nothing of ours'.repeat(500),
  );
  const { page, close } = await launchApp({ dataDir });
  const reply = await post(page, { id: firstId, channel: 'app-status', input: {} });
  expect(reply.error?.code).toMatch(/^data\//);
  expect(await ask(page, 'backup-list')).toEqual([]);
  const log = await readFile(join(dataDir, 'logs', 'app.log'), 'utf8');
  expect(log).toContain(reply.error?.code);
  expect(log).not.toContain(dataDir);
  await close();
});

test('leaves a picture of the ready window and ends when told so', async () => {
  const picture = join(dataDir, 'ready.png');
  const code = await runToEnd([
    `--user-data-dir=${dataDir}`,
    `--ready-picture=${picture}`,
    '--exit-after-ready',
  ]);
  expect(code).toBe(0);
  const bytes = await readFile(picture);
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
});

async function noteBridgeMessages(page: Page): Promise<void> {
  await page.evaluate(() => {
    const bridgeMessages: string[] = [];
    Object.assign(window, { bridgeMessages });
    addEventListener('message', (event: MessageEvent<PageMessage>) =>
      bridgeMessages.push(event.data.bridge),
    );
  });
}

function bridgeMessages(page: Page): Promise<string[]> {
  return page.evaluate(() => (window as unknown as { bridgeMessages: string[] }).bridgeMessages);
}
