import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { chromium, expect, test } from '@playwright/test';
import { templateNames } from '#electron/workbooks/write/template/template-file.ts';
import { packageApp, packagedExecutable } from '../../scripts/lib/package-app.ts';
import { sandboxFlags } from '../../scripts/lib/runtime.ts';

test.beforeAll(async () => {
  test.setTimeout(180_000);
  await packageApp();
});

test('has every fuse of the packaged app set as the security list wants', async () => {
  const wire = await getCurrentFuseWire(packagedExecutable);
  const isOn = (fuse: FuseV1Options): boolean => wire[fuse] === FuseState.ENABLE;
  expect({
    runAsNode: isOn(FuseV1Options.RunAsNode),
    cookieEncryption: isOn(FuseV1Options.EnableCookieEncryption),
    nodeOptions: isOn(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
    inspectArguments: isOn(FuseV1Options.EnableNodeCliInspectArguments),
    asarIntegrity: isOn(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
    onlyFromAsar: isOn(FuseV1Options.OnlyLoadAppFromAsar),
    ownSnapshot: isOn(FuseV1Options.LoadBrowserProcessSpecificV8Snapshot),
    fileProtocolPrivileges: isOn(FuseV1Options.GrantFileProtocolExtraPrivileges),
  }).toEqual({
    runAsNode: false,
    cookieEncryption: true,
    nodeOptions: false,
    inspectArguments: false,
    asarIntegrity: true,
    onlyFromAsar: true,
    ownSnapshot: false,
    fileProtocolPrivileges: false,
  });
});

test('carries the templates of the old workbooks beside what reads them', () => {
  const carried = listPackage(join(dirname(packagedExecutable), 'resources', 'app.asar'), {
    isPack: false,
  }).map((path) => path.replaceAll('\\', '/'));
  const templates = templateNames.map((name) => `/dist/resources/legacy/${name}.xlsx`);
  expect(carried).toEqual(expect.arrayContaining(['/dist/data/legacy-worker.js', ...templates]));
});

test('starts packaged, opens its data file and shows its window', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'ic-packaged-'));
  const picture = join(dataDir, 'ready.png');
  // A packaged app allows no inspector of Node, so it is driven through its window alone.
  const app = spawn(packagedExecutable, [
    ...sandboxFlags(),
    '--remote-debugging-port=0',
    `--user-data-dir=${dataDir}`,
    `--ready-picture=${picture}`,
  ]);
  const closed = new Promise((resolve) => app.once('close', resolve));
  try {
    const address = await debuggingAddress(app.stderr);
    // Taken only when the window says that it is usable, so the data process has answered by then.
    // And a debugger that comes while the page is loading can hold it up for ever.
    await expect.poll(() => existsSync(picture)).toBe(true);
    const browser = await chromium.connectOverCDP(address);
    const page = browser.contexts()[0]?.pages()[0];
    if (!page) throw new Error('The packaged app has no window.');
    await expect(page).toHaveTitle(/.+/);
    await expect(page.locator('main')).toBeVisible();
    expect(existsSync(join(dataDir, 'centre.db'))).toBe(true);
    await browser.close();
  } finally {
    app.kill();
    await closed;
    await rm(dataDir, { recursive: true, force: true });
  }
});

function debuggingAddress(output: NodeJS.ReadableStream): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    output.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const address = /DevTools listening on (ws:\S+)/.exec(text)?.[1];
      if (address) resolve(address);
    });
    output.on('end', () => reject(new Error(`The packaged app ended at once:\n${text}`)));
  });
}
