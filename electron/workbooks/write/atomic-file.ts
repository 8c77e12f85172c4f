import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { randomUUID } from 'node:crypto';

/** A file that appears under its name only when it is complete and on the disk. */
export interface AtomicFile {
  readonly size: number;
  append(bytes: Uint8Array): Promise<void>;
  /** Overwrites bytes that were appended before. */
  patch(bytes: Uint8Array, position: number): Promise<void>;
  /** Flushes to the disk and takes the place of any file of that name. */
  commit(): Promise<void>;
  /** Leaves nothing behind; harmless after `commit`. */
  abandon(): Promise<void>;
}

/** A file that goes on being written is never so long without a change. */
const leftMs = 3_600_000;

/** Begins a file beside its final place. Throws the system's error, as do all its functions. */
export async function createAtomicFile(path: string): Promise<AtomicFile> {
  await removeLeft(path);
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID().slice(0, 8)}.part`);
  const handle = await open(temporary, 'wx');
  let size = 0;
  let isOpen = true;

  async function release(): Promise<void> {
    if (!isOpen) return;
    isOpen = false;
    await handle.close();
  }

  async function writeAll(bytes: Uint8Array, position: number): Promise<void> {
    let written = 0;
    while (written < bytes.length) {
      const left = bytes.length - written;
      written += (await handle.write(bytes, written, left, position + written)).bytesWritten;
    }
  }

  return {
    get size() {
      return size;
    },
    async append(bytes) {
      const position = size;
      size += bytes.length;
      await writeAll(bytes, position);
    },
    patch: writeAll,
    async commit() {
      await handle.sync();
      await release();
      await rename(temporary, path);
      await syncFolder(dirname(path));
    },
    async abandon() {
      await release();
      await rm(temporary, { force: true });
    },
  };
}

/** Writes a whole file that appears under its name only when it is on the disk. Throws the system's error. */
export async function writeAtomicFile(path: string, bytes: Uint8Array): Promise<void> {
  const file = await createAtomicFile(path);
  try {
    await file.append(bytes);
    await file.commit();
  } catch (error) {
    await file.abandon();
    throw error;
  }
}

/** Removes what is left of files for this place whose writing was killed. */
async function removeLeft(path: string): Promise<void> {
  const folder = dirname(path);
  const begins = `.${basename(path)}.`;
  // A folder that is not there is told by the opening.
  for (const name of await readdir(folder).catch(() => [])) {
    if (!name.startsWith(begins) || !/^[0-9a-f]{8}\.part$/u.test(name.slice(begins.length)))
      continue;
    const left = join(folder, name);
    const found = await stat(left).catch(() => null);
    if (found !== null && Date.now() - found.mtimeMs > leftMs) await rm(left, { force: true });
  }
}

/** Makes the new name durable where the system allows it: Windows does not open folders. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  if (handle === null) return;
  await handle.sync().catch(() => undefined);
  await handle.close();
}
