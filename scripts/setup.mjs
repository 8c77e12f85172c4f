// Brings a fresh clone to the state in which everything runs; does nothing where nothing is missing.
// Runs on Node 20 with built-in modules only, because it is what installs everything else.
import { ensureDebianPackages } from './setup/debian-packages.mjs';
import { noteRuntime, officialElectron, wantedElectron } from './setup/electron-runtime.mjs';
import { ensureFallbackElectron, fallbackElectron } from './setup/fallback-electron.mjs';
import { ensureNpmPackages } from './setup/npm-packages.mjs';
import { ensureSqliteBinding } from './setup/sqlite-binding.mjs';
import { say, SetupError } from './setup/tell.mjs';
import { toolNode } from './setup/tool-node.mjs';
import { removeLeftovers } from './setup/work-folder.mjs';

try {
  removeLeftovers();
  await ensureNpmPackages();
  await ensureDebianPackages();
  noteRuntime(await electronRuntime(toolNode()));
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  say(error.message);
  // At once, without waiting for what still runs beside it.
  process.exit(1);
}

// A stand-in in place is the memory of a download that failed: another one is tried only for another
// version of Electron or when asked for.
async function electronRuntime(node) {
  const wanted = wantedElectron();
  const retry = process.argv.includes('--retry-electron');
  const remembered = retry ? undefined : fallbackElectron(wanted);
  const official = await officialElectron(node, wanted, { download: !remembered });
  if (official) return official;
  const [fallback] = await Promise.all([
    remembered ?? ensureFallbackElectron(node, wanted),
    ensureSqliteBinding(node),
  ]);
  return fallback;
}
