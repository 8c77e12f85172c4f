import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron } from '@playwright/test';
import type { ElectronApplication, Page } from '@playwright/test';
import { electronRuntime, heldStart, sandboxFlags } from '../lib/runtime.ts';
import { pictureTime } from './made-up-data.ts';

/** How a picture shows the application. */
export type Look = { readonly language: 'ru' | 'en'; readonly theme: 'light' | 'dark' };

export type OpenedApp = {
  readonly app: ElectronApplication;
  readonly page: Page;
  close(): Promise<void>;
};

const size = { width: 1366, height: 768 };

/**
 * Starts the built application on a data folder, at the size, time, language and theme of the pictures;
 * with a running clock where the data process reckons with its own.
 */
export async function openApp(
  folder: string,
  look: Look,
  clock: 'fixed' | 'running' = 'fixed',
): Promise<OpenedApp> {
  const { language, theme } = look;
  const state = {
    bounds: { x: 0, y: 0, ...size },
    maximised: false,
    theme,
    language,
    zoomLevel: 0,
  };
  rmSync(join(folder, 'softphone.json'), { force: true });
  writeFileSync(join(folder, 'window.json'), JSON.stringify(state));
  const locale = language === 'ru' ? 'ru_RU.UTF-8' : 'en_US.UTF-8';
  const app = await _electron.launch({
    executablePath: electronRuntime().executable,
    args: [...sandboxFlags(), `--data-dir=${folder}`, `--lang=${language}`, heldStart],
    env: {
      ...(process.env as Record<string, string>),
      ...{ LANG: locale, LC_ALL: locale, LANGUAGE: language, TZ: 'Europe/Moscow' },
    },
  });
  try {
    const page = await app.firstWindow();
    if (clock === 'fixed') await page.clock.setFixedTime(pictureTime);
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: theme });
    // Loaded again, the page has known no other time.
    await page.reload();
    await page.locator('main').waitFor();
    await page.mouse.move(0, 0);
    return { app, page, close: () => app.close() };
  } catch (error) {
    await app.close();
    throw error;
  }
}

/** Has the system's dialog for opening a file answer with this one at once. */
export async function answerFileDialog({ app }: OpenedApp, path: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, path);
}
