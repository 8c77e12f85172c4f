// Brings a fresh clone to the state in which everything runs; does nothing where nothing is missing.
// Runs on Node 20 with built-in modules only, because it is what installs everything else.
import { ensureDebianPackages } from './setup/debian-packages.mjs';
import { ensureElectronRuntime } from './setup/electron-runtime.mjs';
import { ensureNpmPackages } from './setup/npm-packages.mjs';
import { ensureSqliteBinding } from './setup/sqlite-binding.mjs';
import { say, SetupError } from './setup/tell.mjs';
import { toolNode } from './setup/tool-node.mjs';

try {
  await ensureNpmPackages();
  const node = toolNode();
  const debian = ensureDebianPackages();
  const runtime = await ensureElectronRuntime(node, debian);
  await ensureSqliteBinding(node, runtime, debian);
  await debian;
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  say(error.message);
  process.exitCode = 1;
}
