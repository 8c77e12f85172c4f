import { renameSync, writeFileSync } from 'node:fs';
import type { BrowserWindow } from 'electron';

/** Puts a picture of what the window shows into a PNG file, whole or not at all. */
export async function takeReadyPicture(window: BrowserWindow, file: string): Promise<void> {
  // Captured before two frames were painted, the picture is empty.
  await window.webContents.executeJavaScript(
    'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))',
  );
  const image = await window.webContents.capturePage();
  writeFileSync(`${file}.part`, image.toPNG());
  renameSync(`${file}.part`, file);
}
