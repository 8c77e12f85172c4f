import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The Electron that the set-up found or made. */
export interface ElectronRuntime {
  readonly kind: 'official' | 'fallback';
  readonly version: string;
  readonly dist: string;
  readonly executable: string;
}

export const repositoryRoot = fileURLToPath(new URL('../../', import.meta.url));

/** What a program that drives the application by Playwright starts in its place; it says why itself. */
export const heldStart = fileURLToPath(new URL('./held-start/', import.meta.url));

/** The Electron runtime in use. Throws when the set-up has not run. */
export function electronRuntime(): ElectronRuntime {
  const file = new URL('../../.cache/runtime.json', import.meta.url);
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ElectronRuntime;
  } catch (cause) {
    throw new Error('There is no Electron yet: run `npm run setup`.', { cause });
  }
}

/** Flags without which Electron does not start as root; for tests and the headless start only. */
export function sandboxFlags(): readonly string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}
