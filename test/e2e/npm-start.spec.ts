import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import Database from 'better-sqlite3';
import { repositoryRoot } from '../../scripts/lib/runtime.ts';

const picture = join(repositoryRoot, '.cache', 'pictures', 'ready.png');

/** What `npm start` or `npm run demo` runs once the set-up has nothing to do, on a computer without a screen. */
async function startWithoutDisplay(
  script: 'start.ts' | 'demo.ts',
  args: readonly string[],
): Promise<{ code: number | null; said: string }> {
  const { DISPLAY, WAYLAND_DISPLAY, ...env } = process.env;
  expect(DISPLAY ?? WAYLAND_DISPLAY).toBeDefined();
  const started = spawn(
    process.execPath,
    [join(repositoryRoot, 'scripts', script), '--exit-after-ready', ...args],
    { env, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let said = '';
  started.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  started.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const code = await new Promise<number | null>((resolve) => started.once('close', resolve));
  return { code, said };
}

// Only Linux may be without a display; elsewhere there is nothing to show.
if (process.platform === 'linux') {
  test('a start without a display runs on a virtual one, says so, and leaves a picture', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'ic-start-'));
    try {
      rmSync(picture, { force: true });
      const { code, said } = await startWithoutDisplay('start.ts', [`--user-data-dir=${dataDir}`]);
      expect(code).toBe(0);
      expect(said).toMatch(/no display here: running Electron \S+ on a virtual one \(Xvfb :\d+\)/);
      expect(said).toContain(`the window is ready; its picture: ${picture}`);
      const png = readFileSync(picture);
      expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
      // A window of the usual size, and more on it than one colour.
      expect(png.readUInt32BE(16)).toBeGreaterThan(1000);
      expect(png.length).toBeGreaterThan(10_000);
    } finally {
      await rm(dataDir, { recursive: true, force: true });
    }
  });

  test('the demonstration makes its data, says how long that took, and shows them', async () => {
    const parent = await mkdtemp(join(tmpdir(), 'ic-demo-'));
    const folder = join(parent, 'data');
    try {
      rmSync(picture, { force: true });
      const size = ['--resellers', '30', '--interactions', '90', '--until', '2026-11-20'];
      const { code, said } = await startWithoutDisplay('demo.ts', [...size, '--to', folder]);
      expect(code).toBe(0);
      expect(said).toMatch(/Made 30 resellers and 90 interactions in \d+\.\d s/);
      expect(said).toContain(`the window is ready; its picture: ${picture}`);
      expect(readFileSync(picture).length).toBeGreaterThan(10_000);
      // The application has worked in this very folder.
      expect(readdirSync(join(folder, 'logs'))).not.toEqual([]);
      const made = new Database(join(folder, 'centre.db'), { readonly: true });
      const count = (table: string) => made.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
      expect([count('reseller'), count('interaction')]).toEqual([30, 90]);
      made.close();
    } finally {
      await rm(parent, { recursive: true, force: true });
    }
  });
}
