import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { build as bundle } from 'rolldown';
import type { OutputOptions } from 'rolldown';
import { build as buildRenderer } from 'vite';
import { fonts as faces } from '#electron/data/document/fonts.ts';
import { templateFile, templateNames } from '#electron/workbooks/write/template/template-file.ts';
import { repositoryRoot as root } from './runtime.ts';
import { sourceHash } from './source-hash.ts';

const sources = [
  ...['domain', 'contract', 'db', 'electron', 'renderer', 'resources'],
  ...['package.json', 'package-lock.json', 'vite.config.ts', 'scripts/lib/build-app.ts'],
];
const dist = join(root, 'dist');
const stamp = join(dist, 'build-stamp');

// Only what cannot be in a bundle: the runtime itself and the library with a native binding.
const external = ['electron', 'better-sqlite3'];
const electronTarget = 'node20.18';

/** Builds the application into dist/; false when dist/ is already made of these very sources. */
export async function buildApp(): Promise<boolean> {
  const wanted = sourceHash(root, sources);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return false;
  // Built aside and put in place by a rename, so that a build that fails or is killed breaks nothing.
  const work = join(root, '.cache', 'work', `build-${process.pid}`);
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  try {
    await Promise.all([
      buildNodeSide(work),
      buildRenderer({
        configFile: join(root, 'vite.config.ts'),
        logLevel: 'warn',
        build: { outDir: join(work, 'renderer'), emptyOutDir: true },
      }),
    ]);
    copyFonts(work);
    copyTemplates(work);
    writeFileSync(join(work, basename(stamp)), wanted);
    const old = join(root, '.cache', 'work', `old-build-${process.pid}`);
    if (existsSync(dist)) renameSync(dist, old);
    renameSync(work, dist);
    rmSync(old, { recursive: true, force: true });
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return true;
}

/** The faces that documents are set in, as files: they are embedded from there. */
function copyFonts(target: string): void {
  const fonts = join(root, 'node_modules', 'dejavu-fonts-ttf');
  const folder = join(target, 'resources', 'fonts');
  mkdirSync(folder, { recursive: true });
  for (const name of Object.values(faces)) {
    copyFileSync(join(fonts, 'ttf', name), join(folder, name));
  }
  copyFileSync(join(fonts, 'LICENSE'), join(folder, 'LICENSE'));
}

/** The templates of the old workbooks, as files: an export reads the one that it needs. */
function copyTemplates(target: string): void {
  const folder = join(target, 'resources', 'legacy');
  mkdirSync(folder, { recursive: true });
  for (const name of templateNames) {
    copyFileSync(templateFile(name), join(folder, `${name}.xlsx`));
  }
}

async function buildNodeSide(target: string): Promise<void> {
  const input = (...names: readonly string[]): string[] =>
    names.map((name) => join(root, 'electron', name)).filter((file) => existsSync(file));
  const esm: OutputOptions = {
    format: 'esm',
    // Read and compiled at every start: half the bytes are some milliseconds less.
    minify: true,
    entryFileNames: '[name].js',
    chunkFileNames: 'chunk-[hash].js',
  };
  const parts: readonly { readonly entries: string[]; readonly output: OutputOptions }[] = [
    { entries: input('main/main.ts'), output: { ...esm, dir: join(target, 'main') } },
    {
      // A sandboxed preload can be neither an ES module nor more than one file.
      entries: input('preload/preload.ts'),
      output: { format: 'cjs', dir: join(target, 'preload'), entryFileNames: '[name].cjs' },
    },
    {
      entries: input(
        'data/data-process.ts',
        'data/backup-worker.ts',
        'data/legacy-worker.ts',
        'workbooks/workbook-worker.ts',
      ),
      output: { ...esm, dir: join(target, 'data') },
    },
  ];
  for (const { entries, output } of parts) {
    await bundle({
      cwd: root,
      input: entries,
      external,
      platform: 'node',
      logLevel: 'warn',
      transform: { target: electronTarget },
      output,
    });
  }
}
