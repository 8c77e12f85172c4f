import { extname, join, sep } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** The file behind an address of the window and its type, or null for what is not ours to give. */
export function assetPath(
  root: string,
  address: string,
): { readonly path: string; readonly type: string } | null {
  let name: string;
  try {
    name = decodeURIComponent(new URL(address).pathname);
  } catch {
    return null;
  }
  // A name with a backslash, a NUL or a drive is never of our build; refuse it before joining.
  if (/[\\\0:]/.test(name) || name.includes('//')) return null;
  const path = join(root, name === '/' ? 'index.html' : name);
  const type = types[extname(path)];
  return path.startsWith(root + sep) && type !== undefined ? { path, type } : null;
}
