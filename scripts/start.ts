// Starts the application from the repository; arguments go on to it. `--exit-after-ready` (or
// IC_EXIT_AFTER_READY=1) ends it with 0 once the window is ready, and with 1 when it never was.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildApp } from './lib/build-app.ts';
import { electronRuntime, repositoryRoot, sandboxFlags } from './lib/runtime.ts';
import { startVirtualDisplay } from './lib/xvfb.ts';

const readyLimitMs = 60_000;
const endLimitMs = 10_000;
const exitFlag = '--exit-after-ready';
const given = process.argv.slice(2).filter((argument) => argument !== exitFlag);
const exitAfterReady = process.argv.includes(exitFlag) || process.env.IC_EXIT_AFTER_READY === '1';

const runtime = electronRuntime();
await buildApp();
const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
const virtual = hasDisplay ? undefined : await startVirtualDisplay();
const headlessFlags: readonly string[] = virtual
  ? // The virtual display has no desktop services, about which Chromium would complain at length.
    [...sandboxFlags(), '--log-level=3']
  : [];
const picture =
  virtual || exitAfterReady ? join(repositoryRoot, '.cache', 'pictures', 'ready.png') : undefined;
if (picture !== undefined) {
  mkdirSync(join(picture, '..'), { recursive: true });
  rmSync(picture, { force: true });
}
if (virtual) {
  say(
    `no display here: running Electron ${runtime.version} on a virtual one (Xvfb ${virtual.display})`,
  );
}

const electron = spawn(
  runtime.executable,
  [
    repositoryRoot,
    ...headlessFlags,
    ...(picture === undefined ? [] : [`--ready-picture=${picture}`]),
    ...(exitAfterReady ? [exitFlag] : []),
    ...given,
  ],
  { stdio: 'inherit', env: { ...process.env, ...(virtual && { DISPLAY: virtual.display }) } },
);
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => electron.kill(signal));
let told = false;
const watch = setInterval(tellWhenReady, 50);
const limit = exitAfterReady ? setTimeout(giveUp, readyLimitMs) : undefined;

electron.on('error', (error) => say(error.message));
electron.on('close', (code) => {
  tellWhenReady();
  clearInterval(watch);
  clearTimeout(limit);
  const wasReady = picture !== undefined && existsSync(picture);
  if (exitAfterReady && !wasReady) say('the application ended before its window was ready');
  process.exitCode = exitAfterReady && !wasReady ? 1 : (code ?? 1);
  void virtual?.stop();
});

function tellWhenReady(): void {
  if (told || picture === undefined || !existsSync(picture)) return;
  told = true;
  say(`the window is ready; its picture: ${picture}`);
  clearTimeout(limit);
  // The application ends itself; the signal is for one that hangs on its way out.
  if (exitAfterReady) setTimeout(() => electron.kill('SIGTERM'), endLimitMs).unref();
  else say('running; Ctrl+C ends it');
}

function giveUp(): void {
  say(`the window was not ready within ${readyLimitMs / 1000} s`);
  electron.kill('SIGKILL');
}

function say(text: string): void {
  process.stderr.write(`start  | ${text}\n`);
}
