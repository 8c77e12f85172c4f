import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { modules, root } from './paths.mjs';
import { npm } from './run.mjs';
import { say, SetupError } from './tell.mjs';

/** Makes node_modules equal to package-lock.json; installs only when a package differs. */
export async function ensureNpmPackages() {
  if (isComplete()) return;
  say('installing the npm packages (npm ci)');
  const { code, output } = await npm(['ci', '--ignore-scripts', '--loglevel=error']);
  if (code === 0 && isComplete()) return;
  throw new SetupError(
    `The npm packages could not be installed (npm ci ended with ${code}):\n${head(output)}`,
    'check that npm reaches its registry (npm ping), then run the same command again',
  );
}

// npm tells the reason first and its usage after it.
function head(output) {
  return output.split('\n').slice(0, 12).join('\n');
}

// npm writes its own record last, so an installation killed half-way has none and is done anew.
function isComplete() {
  const wanted = packagesOf(join(root, 'package-lock.json'));
  const present = packagesOf(join(modules, '.package-lock.json'));
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    if (!(path in present)) return entry.optional === true || entry.devOptional === true;
    return present[path].version === entry.version;
  });
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}
