// Stands in for Electron's default_app, which the stand-in runtime lacks: starts the folder named by
// the first argument that is no flag. A module with top-level await, so that Electron waits with its
// `ready` event until the application's own code has run.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const folder = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (folder === undefined) {
  process.stderr.write('Usage: electron path/to/app\n');
  app.exit(2);
} else {
  const path = resolve(folder);
  const about = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
  process.defaultApp = true;
  app.setAppPath(path);
  app.setName(about.productName ?? about.name);
  app.setVersion(about.version);
  if (!app.commandLine.hasSwitch('user-data-dir')) {
    app.setPath('userData', join(app.getPath('appData'), app.name));
  }
  await import(pathToFileURL(join(path, about.main)).href);
}
