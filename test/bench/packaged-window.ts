import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import type { BenchContext } from './result.ts';

/** The packaged app at work on a copy of the large data. */
export type PackagedWindow = {
  readonly page: Page;
  readonly pid: number;
  /** Its data folder, a copy. */
  readonly folder: string;
  close(): Promise<void>;
};

/** A copy of the large data set that a measurement may write to; the caller removes it. */
export async function copyOfData(dataFolder: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ic-bench-'));
  for (const file of ['centre.db', 'centre.db-sums', 'centre.db-reserve']) {
    await cp(join(dataFolder, file), join(folder, file));
  }
  return folder;
}

/** Starts the packaged app and waits until its list can be used. */
export async function openPackagedWindow(context: BenchContext): Promise<PackagedWindow> {
  const folder = await copyOfData(context.dataFolder);
  const picture = join(folder, 'ready.png');
  const app = spawn(
    context.executable,
    [
      ...context.flags,
      '--remote-debugging-port=0',
      `--user-data-dir=${join(folder, 'profile')}`,
      `--data-dir=${folder}`,
      '--lang=ru',
      `--ready-picture=${picture}`,
    ],
    { env: context.env, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const closed = new Promise((resolve) => app.once('close', resolve));
  const address = await debuggingAddress(app);
  // A debugger that comes while the page is loading can hold it up for ever.
  await exists(picture, app);
  const browser = await chromium.connectOverCDP(address);
  const page = browser.contexts()[0]?.pages()[0];
  if (!page || app.pid === undefined) throw new Error('the packaged app has no window');
  await page.waitForSelector('.ag-row .ag-cell');
  return {
    page,
    pid: app.pid,
    folder,
    close: async () => {
      await browser.close();
      app.kill();
      await closed;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Resolves when the file is there; rejects when the app ends before. */
function exists(file: string, app: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setInterval(() => {
      const ended = app.exitCode !== null;
      if (!existsSync(file) && !ended) return;
      clearInterval(timer);
      if (ended) reject(new Error('the packaged app ended before it was ready'));
      else resolve();
    }, 20);
  });
}

function debuggingAddress(app: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    app.stderr?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const address = /DevTools listening on (ws:\S+)/.exec(text)?.[1];
      if (address !== undefined) resolve(address);
    });
    app.once('close', () => reject(new Error(`the packaged app ended:\n${text}`)));
  });
}
