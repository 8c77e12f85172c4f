// Draws resources/icons/icon.svg in every size that the systems want; run after a change of the SVG.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron } from '@playwright/test';
import type { Page } from '@playwright/test';
import { icoFile } from './lib/ico-file.ts';
import { electronRuntime, repositoryRoot, sandboxFlags } from './lib/runtime.ts';
import { startVirtualDisplay } from './lib/xvfb.ts';

const sizes = [16, 24, 32, 48, 64, 128, 256, 512];
const folder = join(repositoryRoot, 'resources', 'icons');
const svg = readFileSync(join(folder, 'icon.svg'), 'utf8');

const virtual = process.env.DISPLAY ? undefined : await startVirtualDisplay();
const display = virtual ? { ...process.env, DISPLAY: virtual.display } : process.env;
const electron = await _electron.launch({
  executablePath: electronRuntime().executable,
  args: [...sandboxFlags(), join(repositoryRoot, 'scripts', 'lib', 'blank-app')],
  env: display as Record<string, string>,
});
const page = await electron.firstWindow();
const images = new Map<number, Buffer>();
for (const size of sizes) {
  const image = await draw(page, size);
  images.set(size, image);
  writeFileSync(join(folder, `${size}x${size}.png`), image);
}
await electron.close();
await virtual?.stop();
writeFileSync(join(folder, 'icon.ico'), icoFile([...images].filter(([size]) => size <= 256)));

// A text, because it runs in the page, whose names this side does not have.
async function draw(page: Page, size: number): Promise<Buffer> {
  const source = Buffer.from(svg).toString('base64');
  const address = await page.evaluate<string>(`(async () => {
    const image = new Image();
    image.src = 'data:image/svg+xml;base64,${source}';
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = ${size};
    const context = canvas.getContext('2d');
    context.imageSmoothingQuality = 'high';
    context.drawImage(image, 0, 0, ${size}, ${size});
    return canvas.toDataURL('image/png');
  })()`);
  return Buffer.from(address.slice(address.indexOf(',') + 1), 'base64');
}
