import { fileURLToPath } from 'node:url';

/** The faces that documents are set in: Cyrillic, and narrow enough for tables. */
export const fonts = {
  plain: 'DejaVuSansCondensed.ttf',
  bold: 'DejaVuSansCondensed-Bold.ttf',
} as const;

/** Where a face lies: in the package as the sources run, in `dist/resources` as built. */
export function fontFile(face: keyof typeof fonts): string {
  const source = import.meta.url.endsWith('.ts');
  const folder = source ? '../../../node_modules/dejavu-fonts-ttf/ttf/' : '../resources/fonts/';
  return fileURLToPath(new URL(`${folder}${fonts[face]}`, import.meta.url));
}
