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

async function draw(page: Page, size: number): Promise<Buffer> {
  const address = await page.evaluate(
    async ({ source, width }) => {
      const image = new Image();
      image.src = `data:image/svg+xml;base64,${btoa(source)}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = canvas.height = width;
      const context = canvas.getContext('2d');
      if (!context) throw new Error('no canvas');
      context.imageSmoothingQuality = 'high';
      context.drawImage(image, 0, 0, width, width);
      return canvas.toDataURL('image/png');
    },
    { source: svg, width: size },
  );
  return Buffer.from(address.slice(address.indexOf(',') + 1), 'base64');
}
