import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from '@playwright/test';
import type { ElectronApplication, Page } from '@playwright/test';
import { electronRuntime, heldStart, sandboxFlags } from '../../../scripts/lib/runtime.ts';

/** How a test wants the application started. */
export interface LaunchOptions {
  /** Electron's user data folder; without it a new one that `close` removes. */
  readonly dataDir?: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Language of the system as the application sees it. */
  readonly locale?: 'ru' | 'en';
}

/** A running application in real Electron. */
export interface LaunchedApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly dataDir: string;
  close(): Promise<void>;
}

/** Starts the built application with a data folder of its own; gives it with its first window. */
export async function launchApp(options: LaunchOptions = {}): Promise<LaunchedApp> {
  const { dataDir: given, args = [], env = {}, locale = 'ru' } = options;
  const dataDir = given ?? (await mkdtemp(join(tmpdir(), 'ic-e2e-')));
  const app = await _electron.launch({
    executablePath: electronRuntime().executable,
    args: [...sandboxFlags(), `--user-data-dir=${dataDir}`, `--lang=${locale}`, heldStart, ...args],
    env: { ...inheritedEnvironment(), ...systemLanguage(locale), ...env },
  });
  const close = async (): Promise<void> => {
    await app.close();
    if (given === undefined) await rm(dataDir, { recursive: true, force: true });
  };
  try {
    return { app, page: await app.firstWindow(), dataDir, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function systemLanguage(locale: 'ru' | 'en'): Record<string, string> {
  const name = locale === 'ru' ? 'ru_RU.UTF-8' : 'en_US.UTF-8';
  return { LANG: name, LC_ALL: name, LANGUAGE: locale };
}

function inheritedEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env);
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
