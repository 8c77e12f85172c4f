// Starts the application from the repository. Arguments go on to the application; only
// --exit-after-ready (or IC_EXIT_AFTER_READY=1) is for this script: end with 0 once the window is ready.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildApp } from './lib/build-app.ts';
import { electronRuntime, repositoryRoot, sandboxFlags } from './lib/runtime.ts';
import { startVirtualDisplay } from './lib/xvfb.ts';

const readyLimitMs = 60_000;
const exitFlag = '--exit-after-ready';
const exitAfterReady = process.argv.includes(exitFlag) || process.env.IC_EXIT_AFTER_READY === '1';
const appArguments = process.argv.slice(2).filter((argument) => argument !== exitFlag);

const runtime = electronRuntime();
await buildApp();
const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
const virtual = hasDisplay ? undefined : await startVirtualDisplay();
const picture = join(repositoryRoot, '.cache', 'pictures', 'ready.png');
const wantsPicture = virtual !== undefined || exitAfterReady;
if (wantsPicture) {
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
    // The virtual display has no desktop services, about which Chromium would complain at length.
    ...(virtual ? [...sandboxFlags(), '--log-level=3'] : []),
    ...(wantsPicture ? [`--ready-picture=${picture}`] : []),
    ...appArguments,
  ],
  { stdio: 'inherit', env: { ...process.env, ...(virtual && { DISPLAY: virtual.display }) } },
);
let outcome: number | undefined;
const watch = wantsPicture ? watchForPicture() : undefined;
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => electron.kill(signal));

electron.on('error', (error) => say(error.message));
electron.on('close', (code) => {
  clearInterval(watch);
  process.exitCode = outcome ?? code ?? 1;
  void virtual?.stop();
});

function watchForPicture(): NodeJS.Timeout {
  const startedAt = performance.now();
  const timer = setInterval(() => {
    const elapsedMs = performance.now() - startedAt;
    if (existsSync(picture)) {
      clearInterval(timer);
      say(`the window is ready; its picture: ${picture}`);
      if (exitAfterReady) end(0);
      else say('running; Ctrl+C ends it');
    } else if (exitAfterReady && elapsedMs > readyLimitMs) {
      say(`the window was not ready within ${readyLimitMs / 1000} s`);
      end(1);
    }
  }, 50);
  return timer;
}

function end(code: number): void {
  outcome = code;
  electron.kill('SIGTERM');
}

function say(text: string): void {
  process.stderr.write(`start  | ${text}\n`);
}
