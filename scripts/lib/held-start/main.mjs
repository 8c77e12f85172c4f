// Starts the built application, but holds its `ready` back until Playwright is attached: a page that
// begins to load just while a debugger attaches can leave both waiting for ever (one start in 44).
// Playwright brings this loader itself and uses it only where it finds Electron by itself.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { app } from 'electron';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const about = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
app.setAppPath(root);
app.setName(about.productName);
app.setVersion(about.version);

const require = createRequire(import.meta.url);
const playwright = dirname(require.resolve('playwright-core/package.json'));
require(join(playwright, 'lib', 'server', 'electron', 'loader.js'));

await import(pathToFileURL(join(root, about.main)).href);
