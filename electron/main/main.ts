import { renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { app, BrowserWindow, utilityProcess } from 'electron';

async function start(): Promise<void> {
  const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
  const data = utilityProcess.fork(here('../data/data-process.js'));
  data.on('message', (message: unknown) => console.log(message));
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    webPreferences: { preload: here('../preload/preload.cjs'), sandbox: true },
  });
  await window.loadFile(here('../renderer/index.html'));
  const picture = app.commandLine.getSwitchValue('ready-picture');
  if (picture) {
    const painted =
      'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))';
    await window.webContents.executeJavaScript(painted);
    const image = await window.webContents.capturePage();
    writeFileSync(`${picture}.part`, image.toPNG());
    renameSync(`${picture}.part`, picture);
  }
}

// Electron holds `ready` back until this module has run, so it must not wait for it here.
void app.whenReady().then(start);
