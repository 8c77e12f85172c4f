import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The files of the window that are asked for at its start, read before they are asked for. */
export type FirstFiles = {
  /** The bytes of a file, once: nobody asks twice at a start, and then they need not be kept. */
  take(path: string): Buffer | null;
};

/**
 * Reads the page and what it names in its head, at once: while Electron gets ready there is nothing
 * else to do, and later each reading would wait its turn behind the making of the window.
 */
export function readFirstFiles(root: string): FirstFiles {
  const files = new Map<string, Buffer>();
  const read = (name: string): Buffer => {
    const path = join(root, name);
    const bytes = readFileSync(path);
    files.set(path, bytes);
    return bytes;
  };
  try {
    const page = read('index.html').toString('utf8');
    const named = new Set(
      [...page.matchAll(/(?:src|href)="\.\/([^"]+)"/g)].map(([, name]) => name),
    );
    for (const name of named) if (name !== undefined) read(name);
  } catch {
    // A file that is not there is told by its own request.
  }
  return {
    take: (path) => {
      const bytes = files.get(path) ?? null;
      files.delete(path);
      return bytes;
    },
  };
}
