import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildApp } from './build-app.ts';
import { runPackageScript } from './run-program.ts';
import { electronRuntime, repositoryRoot as root } from './runtime.ts';
import { sourceHash } from './source-hash.ts';

const stamp = join(root, 'out', 'package-stamp');
const sources = [
  ...['dist/build-stamp', 'electron-builder.yml', 'resources/icons', 'scripts/lib/after-pack.mjs'],
  ...['scripts/lib/package-app.ts', '.cache/runtime.json'],
];

/** The packaged Linux app's executable; there once `packageApp` has run. */
export const packagedExecutable = join(root, 'out', 'linux-unpacked', 'interaction-centre');

/**
 * Packages the application with the Electron in use, by default into out/linux-unpacked; false when
 * that is already made of the same. Throws with electron-builder's report when it fails.
 */
export async function packageApp(
  targets: readonly string[] = ['--linux', 'dir'],
): Promise<boolean> {
  await buildApp();
  const wanted = `${targets.join(' ')} ${sourceHash(root, sources)}`;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return false;
  const { dist, version } = electronRuntime();
  const { succeeded, output } = await runPackageScript('electron-builder/cli.js', [
    ...targets,
    '--publish=never',
    `-c.electronDist=${dist}`,
    `-c.electronVersion=${version}`,
  ]);
  if (!succeeded) throw new Error(`electron-builder failed:\n${output}`);
  writeFileSync(stamp, wanted);
  return true;
}
