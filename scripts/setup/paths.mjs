import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const modules = join(root, 'node_modules');
export const cache = join(root, '.cache');

/** Where the set-up notes which Electron runtime the other scripts and the tests use. */
export const runtimeFile = join(cache, 'runtime.json');
