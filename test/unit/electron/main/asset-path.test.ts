import { join, sep } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assetPath } from '#electron/main/asset-path.ts';

const root = join(sep, 'opt', 'centre', 'renderer');

test('gives the files of the window with their types', () => {
  expect(assetPath(root, 'app://centre/')).toEqual({
    path: join(root, 'index.html'),
    type: 'text/html; charset=utf-8',
  });
  expect(assetPath(root, 'app://centre/assets/main-1a.js?v=1#top')).toEqual({
    path: join(root, 'assets', 'main-1a.js'),
    type: 'text/javascript; charset=utf-8',
  });
  expect(assetPath(root, 'app://centre/assets/inter.woff2')?.type).toBe('font/woff2');
});

test.each([
  'app://centre/..%2f..%2fpackage.json',
  'app://centre/..%5c..%5cpackage.json',
  'app://centre/%2fetc%2fpasswd.json',
  'app://centre/..%2frenderer-secret%2findex.html',
  'app://centre/c:%2fwindows%2fsystem.json',
  'app://centre/index.html%00.png',
  'app://centre/%E0%A4%A',
  'app://centre/data.db',
  'app://centre/assets',
  'no address',
])('refuses %s', (address) => {
  expect(assetPath(root, address)).toBeNull();
});

test('never leaves its folder, whatever the address', () => {
  const part = fc.constantFrom('..', '.', '%2e%2e', '%2f', '%5c', '\\', '/', 'a.js', '%252e', 'x');
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const found = assetPath(root, `app://centre/${parts.join('/')}`);
      expect(found === null || found.path.startsWith(root + sep)).toBe(true);
      expect(found?.path ?? '').not.toContain('..');
    }),
  );
});
