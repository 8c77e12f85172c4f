import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { repositoryRoot } from '../../scripts/lib/runtime.ts';

const picture = join(repositoryRoot, '.cache', 'pictures', 'ready.png');

/** What `npm start` runs once the set-up has nothing to do, on a computer without a screen. */
async function startWithoutDisplay(
  dataDir: string,
): Promise<{ code: number | null; said: string }> {
  const { DISPLAY, WAYLAND_DISPLAY, ...env } = process.env;
  expect(DISPLAY ?? WAYLAND_DISPLAY).toBeDefined();
  const started = spawn(
    process.execPath,
    [
      join(repositoryRoot, 'scripts', 'start.ts'),
      '--exit-after-ready',
      `--user-data-dir=${dataDir}`,
    ],
    { env, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let said = '';
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
      const { code, said } = await startWithoutDisplay(dataDir);
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
}
