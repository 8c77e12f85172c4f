import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { BlockStore } from '#electron/workbooks/import/block-store.ts';
import { tempDir } from '#test/support/tmp-dir.ts';

const blocks = Array.from({ length: 6 }, (_, no) => Buffer.alloc(1000, `блок ${String(no)} `));

/** A store that has room for two blocks in memory, and a folder of its own for the rest. */
function filled(folder = tempDir()): { store: BlockStore; folder: string } {
  vi.stubEnv('TMPDIR', folder);
  const store = new BlockStore(2500);
  onTestFinished(() => {
    store.close();
    vi.unstubAllEnvs();
  });
  expect(blocks.map((block) => store.add(block))).toEqual([0, 1, 2, 3, 4, 5]);
  return { store, folder };
}

describe('blocks of bytes', () => {
  it('come back as they were, from memory and from the disk, in any order', () => {
    const { store } = filled();
    for (const no of [5, 0, 3, 1, 4, 2, 5]) expect(store.get(no)).toEqual(blocks[no]);
    expect(() => store.get(6)).toThrow(RangeError);
  });

  it.runIf(process.platform === 'linux')(
    'lie on the disk without a name and cannot be read there',
    () => {
      const { folder } = filled();
      expect(readdirSync(folder)).toEqual([]);
      // Only Linux shows the files of a process that have no name.
      const files = readdirSync('/proc/self/fd').map((fd) => join('/proc/self/fd', fd));
      const ours = files.filter((file) => linkOf(file).startsWith(folder));
      const bytes = ours.map((file) => readFileSync(file));
      expect(bytes.map(({ length }) => length)).toEqual([4000]);
      expect(bytes[0]?.includes('блок')).toBe(false);
      // Equal beginnings must not look alike.
      expect(bytes[0]?.subarray(0, 5).equals(bytes[0].subarray(1000, 1005))).toBe(false);
    },
  );

  it('stay in memory where the disk takes none', () => {
    const { store } = filled(join(tempDir(), 'not there'));
    expect(blocks.map((_, no) => store.get(no))).toEqual(blocks);
  });
});

function linkOf(file: string): string {
  try {
    return readlinkSync(file);
  } catch {
    return '';
  }
}
