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
import { cache, modules, runtimeFile } from './paths.mjs';
import { say } from './tell.mjs';
import { workFolder } from './work-folder.mjs';

const stallLimitMs = 15_000;

/** The version of Electron that the project asks for. */
export function wantedElectron() {
  return JSON.parse(readFileSync(join(modules, 'electron', 'package.json'), 'utf8')).version;
}

/** npm's own Electron, downloaded when that is wanted and possible; undefined where it is not there. */
export async function officialElectron(node, wanted, { download: mayDownload }) {
  const present = officialRuntime(wanted);
  if (present || !mayDownload) return present;
  say(`downloading Electron ${wanted}`);
  await download(node);
  return officialRuntime(wanted);
}

/** Notes for the other scripts and the tests which Electron there is. */
export function noteRuntime(runtime) {
  const text = `${JSON.stringify(runtime, null, 2)}\n`;
  if (existsSync(runtimeFile) && readFileSync(runtimeFile, 'utf8') === text) return;
  mkdirSync(cache, { recursive: true });
  writeFileSync(`${runtimeFile}.${process.pid}`, text);
  renameSync(`${runtimeFile}.${process.pid}`, runtimeFile);
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
  const temporary = workFolder('electron-download');
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
