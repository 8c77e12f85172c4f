import { randomFillSync } from 'node:crypto';
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { sizeOf, syncFile } from './durable.ts';

/** Room kept on the disk so that what the operator types can be saved when the disk is full. */
export type ReserveFile = {
  readonly held: () => boolean;
  /** Gives the room back to the disk; answers false when there was none. */
  readonly release: () => boolean;
  /** Takes the room again when the disk has plenty; answers whether it is held now. */
  readonly hold: () => boolean;
};

const reserveBytes = 2 * 1024 * 1024;

/** The reserve beside a data file; holds nothing until `hold` is called. */
export function reserveFile(dataFile: string, bytes: number = reserveBytes): ReserveFile {
  const file = `${dataFile}-reserve`;
  const held = (): boolean => sizeOf(file) === bytes;

  function roomFor(): boolean {
    const { bavail, bsize } = statfsSync(dirname(file));
    return bavail * bsize > bytes * 2;
  }

  return {
    held,
    release() {
      if (sizeOf(file) === null) return false;
      rmSync(file, { force: true });
      return true;
    },
    hold() {
      if (held()) return true;
      try {
        if (!roomFor()) return false;
        // Random bytes: a compressing file system would keep no room for zeros.
        writeFileSync(file, randomFillSync(Buffer.allocUnsafe(bytes)));
        syncFile(file);
        return true;
      } catch {
        // No reserve is no reason not to work; half of one would count as held.
        rmSync(file, { force: true });
        return false;
      }
    },
  };
}
