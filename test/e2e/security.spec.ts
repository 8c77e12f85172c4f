import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { WebPreferences } from 'electron';
import { repositoryRoot } from '../../scripts/lib/runtime.ts';
import type { Bridge, BridgeAnswer } from '#contract/bridge.ts';
import { ask, firstId, post } from './support/data-port.ts';
import { launchApp, type LaunchedApp } from './support/launch.ts';

let launched: LaunchedApp;

test.beforeAll(async () => {
  launched = await launchApp();
});
test.afterAll(async () => {
  await launched.close();
});

test('opens its window in a sandbox, isolated from Node and from Electron', async () => {
  const preferences = await launched.app.evaluate(({ BrowserWindow }) => {
    // Electron has it for its own tests and leaves it out of its types.
    type Contents = { getLastWebPreferences(): WebPreferences };
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    return (contents as unknown as Contents).getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
  });
  const known = await launched.page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'].filter(
      (name) => name in window,
    ),
  );
  expect(known).toEqual([]);
});

test('is served from its own scheme with a policy that has nothing unsafe', async () => {
  const response = await launched.page.reload();
  expect(response?.url()).toBe('app://centre/index.html');
  const headers = response?.headers() ?? {};
  const nonce = await launched.page
    .locator('meta[name="style-nonce"]')
    .evaluate((meta: HTMLMetaElement) => meta.content);
  expect(nonce).toMatch(/^[A-Za-z0-9+/]{22}==$/);
  expect(headers['content-security-policy']).toBe(
    "default-src 'none'; script-src 'self'; " +
      `style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; font-src 'self'; ` +
      "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
      "object-src 'none'; require-trusted-types-for 'script'; trusted-types default",
  );
  expect(headers['x-content-type-options']).toBe('nosniff');
  await launched.page.reload();
  const next = launched.page.locator('meta[name="style-nonce"]');
  await expect(next).not.toHaveAttribute('content', nonce);
});

test('runs no inline script, no event attribute and no text as code', async () => {
  const { ran, refused } = await launched.page.evaluate(async () => {
    const refused: string[] = [];
    const code = (name: string): string => `(window.ran ??= []).push('${name}')`;
    const attempt = (name: string, work: () => void): void => {
      try {
        work();
      } catch {
        refused.push(name);
      }
    };
    const script = document.createElement('script');
    attempt('script text', () => (script.textContent = code('script')));
    attempt('script node', () => script.append(document.createTextNode(code('inline'))));
    document.body.append(script);
    const image = document.createElement('img');
    attempt('attribute', () => image.setAttribute('onerror', code('attribute')));
    const failed = new Promise((done) => image.addEventListener('error', done, { once: true }));
    image.src = 'data:,';
    document.body.append(image);
    await failed;
    const markup = `<img src="data:," onerror="${code('markup')}">`;
    attempt('markup', () => (image.innerHTML = markup));
    // In a timer, because what a debugger evaluates may use eval.
    await new Promise<void>((done) => {
      setTimeout(() => {
        attempt('eval', () => void window.eval(code('eval')));
        done();
      });
    });
    script.remove();
    image.remove();
    return { ran: (window as { ran?: string[] }).ran ?? [], refused };
  });
  expect(ran).toEqual([]);
  expect(refused).toEqual(['script text', 'script node', 'attribute', 'markup', 'eval']);
});

test('stays where it is when something wants to navigate away', async () => {
  const { app, page } = launched;
  await app.evaluate(({ BrowserWindow }) => {
    const prevented: string[] = [];
    Object.assign(globalThis, { prevented });
    BrowserWindow.getAllWindows()[0]?.webContents.on('will-frame-navigate', (event) => {
      if (event.defaultPrevented) prevented.push(event.url);
    });
  });
  await page.evaluate(() => document.documentElement.setAttribute('data-same', 'yes'));
  for (const address of ['file:///etc/passwd', 'data:text/html,x', 'https://example.invalid/']) {
    await page.evaluate((to) => location.assign(to), address);
  }
  // The renderer itself stops the first two; the last one comes to the main process.
  await expect
    .poll(() => app.evaluate(() => (globalThis as unknown as { prevented: string[] }).prevented))
    .toContain('https://example.invalid/');
  expect(page.url()).toBe('app://centre/index.html');
  expect(await page.evaluate(() => document.documentElement.dataset.same)).toBe('yes');
});

test('opens no window and loads no frame for a page', async () => {
  const { app, page } = launched;
  const got = await page.evaluate(async () => {
    const opened = window.open('https://example.invalid/');
    const frame = document.createElement('iframe');
    const blocked = new Promise<string>((done) =>
      addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective), {
        once: true,
      }),
    );
    frame.src = 'data:text/html,<p>frame</p>';
    document.body.append(frame);
    const directive = await blocked;
    frame.remove();
    return { opened, directive };
  });
  expect(got).toEqual({ opened: null, directive: 'frame-src' });
  expect(app.windows()).toHaveLength(1);
});

test('saves no download of a page', async () => {
  const { app, page } = launched;
  await app.evaluate(({ session }) => {
    session.defaultSession.once('will-download', (event) =>
      Object.assign(globalThis, { downloadDenied: event.defaultPrevented }),
    );
  });
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(['text']));
    link.download = 'text.txt';
    link.click();
  });
  await expect
    .poll(() => app.evaluate(() => (globalThis as { downloadDenied?: boolean }).downloadDenied))
    .toBe(true);
});

test('grants a page no permission', async () => {
  const states = await launched.page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read'];
    const state = async (name: string): Promise<string> =>
      (await navigator.permissions.query({ name: name as PermissionName })).state;
    return Promise.all(names.map(state));
  });
  expect(states).toEqual(['denied', 'denied', 'denied', 'denied', 'denied']);
  const asked = await launched.page.evaluate(async () => ({
    notification: await Notification.requestPermission(),
    position: await new Promise<number>((done) =>
      navigator.geolocation.getCurrentPosition(
        () => done(0),
        (error) => done(error.code),
      ),
    ),
    clipboard: await navigator.clipboard.readText().catch((error: DOMException) => error.name),
  }));
  expect(asked).toEqual({ notification: 'denied', position: 1, clipboard: 'NotAllowedError' });
});

test('reaches no network', async () => {
  const outcome = await launched.app.evaluate(({ session }) =>
    session.defaultSession.fetch('http://127.0.0.1:9/').then(
      () => 'reached',
      (error: unknown) => String(error),
    ),
  );
  expect(outcome).toContain('ERR_BLOCKED_BY_CLIENT');
});

test('answers the bridge to the main frame of its own pages only', async () => {
  const preload = join(repositoryRoot, 'dist', 'preload', 'preload.cjs');
  const outcome = await launched.app.evaluate(async ({ BrowserWindow }, preload) => {
    const call = async (address: string, script: string): Promise<unknown> => {
      const webPreferences = { preload, sandbox: true, nodeIntegrationInSubFrames: true };
      const window = new BrowserWindow({ show: false, webPreferences });
      await window.loadURL(address);
      const answer: unknown = await window.webContents.executeJavaScript(script);
      window.destroy();
      return answer;
    };
    return {
      foreign: await call('data:text/html,foreign', 'bridge.newWindow()'),
      blank: await call('about:blank', 'bridge.newWindow()'),
      inner: await call(
        `data:text/html,<iframe srcdoc="<p>inner</p>"></iframe>`,
        'frames[0].bridge.newWindow()',
      ),
    };
  }, preload);
  const refused = { ok: false, error: { code: 'app/invalid-message' } };
  expect(outcome).toMatchObject({ foreign: refused, blank: refused, inner: refused });
});

test('refuses bridge calls that do not fit their schema', async () => {
  const answers = await launched.page.evaluate(async () => {
    const { bridge } = window as unknown as { bridge: Bridge };
    const wrong = (value: unknown): never => value as never;
    const answers: BridgeAnswer<unknown>[] = [
      await bridge.setTheme(wrong('pink')),
      await bridge.zoom(wrong({ direction: 'in' })),
      await bridge.writeClipboard(wrong(42)),
      await bridge.chooseSave('x'.repeat(201)),
      await bridge.chooseSave('x', wrong('exe')),
      await bridge.showFile('no-such-token'),
      await bridge.grantDropped(new File(['made up'], '/etc/passwd')),
    ];
    return answers.map((answer) => (answer.ok ? 'done' : answer.error.code));
  });
  const invalid = 'app/invalid-message';
  expect(answers.slice(0, 5)).toEqual([invalid, invalid, invalid, invalid, invalid]);
  expect(answers.slice(5)).toEqual(['file/not-granted', 'file/cannot-read']);
});

test('answers malformed messages on the port with a refusal and lives on', async () => {
  const malformed: readonly unknown[] = [
    null,
    'app-info',
    [],
    { id: 'one', channel: 'app-info', input: {} },
    { id: -5, channel: 'app-info', input: {} },
    { id: firstId, channel: 'no-such-channel', input: {} },
    { id: firstId, channel: '__proto__', input: {} },
    { id: firstId, channel: 'x'.repeat(1000), input: {} },
    { id: firstId, channel: 'reseller-card', input: { pk: "1' OR '1'='1" } },
    { id: firstId, channel: 'reseller-card', input: null },
    {
      id: firstId,
      channel: 'reseller-list',
      input: { sort: { field: 'name; drop', direction: 'asc' } },
    },
    { id: firstId, channel: 'reseller-patch', input: { pk: 1, fields: { id: 'another' } } },
  ];
  for (const message of malformed) {
    const reply = await post(launched.page, message);
    expect(reply, JSON.stringify(message)).toMatchObject({
      ok: false,
      error: { code: 'app/invalid-message' },
    });
  }
  expect(await ask(launched.page, 'app-info')).toMatchObject({ version: /^\d/ });
});

test('lets no file be read with a token that was not given', async () => {
  const reply = await post(launched.page, {
    id: firstId,
    channel: 'import-open',
    input: { token: '/etc/passwd' },
  });
  expect(reply.error?.code).toBe('file/not-granted');
});

test('serves nothing outside the folder of the window', async () => {
  const addresses = [
    'app://centre/../../package.json',
    'app://centre/..%2f..%2fpackage.json',
    'app://centre/%2e%2e/%2e%2e/package.json',
    'app://centre/..%5c..%5cpackage.json',
    'app://centre/assets/..%2f..%2f..%2fpackage.json',
    'app://centre/%00/index.html',
    'app://centre//etc/passwd',
    'app://centre/%2fetc%2fpasswd',
    'app://centre/../main/main.js',
    'app://other/index.html',
  ];
  const statuses = await launched.app.evaluate(
    ({ session }, all) =>
      Promise.all(all.map(async (address) => (await session.defaultSession.fetch(address)).status)),
    addresses,
  );
  expect(statuses.filter((status) => status !== 403 && status !== 404)).toEqual([]);
  const own = await launched.page.evaluate(async () => (await fetch('/index.html')).status);
  expect(own).toBe(200);
});

test('breaks its own policy nowhere in normal use', async () => {
  const { app, page } = launched;
  await app.context().addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { seenViolations: seen });
    addEventListener('securitypolicyviolation', (event) =>
      seen.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`),
    );
  });
  await page.reload();
  await expect(page.getByRole('navigation').first()).toBeVisible();
  for (const key of ['Control+KeyK', 'Escape', 'F1', 'Escape']) await page.keyboard.press(key);
  for (let section = 1; section <= 8; section += 1) {
    await page.keyboard.press(`Control+Digit${section}`);
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
  }
  const seen = await page.evaluate(
    () => (window as unknown as { seenViolations: string[] }).seenViolations,
  );
  expect(seen).toEqual([]);
});
