import { existsSync } from 'node:fs';
import { run, tail } from './run.mjs';
import { say, SetupError } from './tell.mjs';

const forElectron = [
  'xvfb xauth libgtk-3-0 libnss3 libasound2 libgbm1 libxss1 libatk-bridge2.0-0 libdrm2',
  'fonts-dejavu fonts-liberation',
].flatMap((names) => names.split(' '));
const forBuilding = ['python3', 'make', 'g++'];
/** What the tests of head office run against, each in a cluster of its own. */
const forServer = ['postgresql'];

/** Installs what a headless Debian lacks; elsewhere, or without root, only tells what is missing. */
export async function ensureDebianPackages() {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg-query')) return;
  const missing = [
    ...(await absent([...forElectron, ...forServer])),
    ...(await absentPrograms(forBuilding)),
  ];
  if (missing.length === 0) return;
  const command = `apt-get update && apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid?.() !== 0) {
    say(`missing Debian packages; if the window does not start, run as root: ${command}`);
    return;
  }
  say(`installing Debian packages: ${missing.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { code, output } = await run('sh', ['-c', command], { env });
  if (code === 0) return;
  throw new SetupError(
    `The Debian packages could not be installed:\n${tail(output)}`,
    `run as root: ${command}`,
  );
}

// Newer releases renamed some libraries (libgtk-3-0t64 provides libgtk-3-0), so Provides counts too.
async function absent(names) {
  const { output } = await run('dpkg-query', [
    '-W',
    '-f',
    '${db:Status-Status} ${Package}, ${Provides}\\n',
  ]);
  const installed = new Set(
    output
      .split('\n')
      .filter((line) => line.startsWith('installed '))
      .flatMap((line) => line.slice('installed '.length).split(','))
      .map((name) => name.trim().split(' ')[0]),
  );
  return names.filter((name) => !installed.has(name));
}

// A compiler may come from elsewhere than a Debian package, so here the program itself is asked.
async function absentPrograms(names) {
  const found = await Promise.all(names.map((name) => run(name, ['--version'])));
  return names.filter((_, index) => found[index].code !== 0);
}
