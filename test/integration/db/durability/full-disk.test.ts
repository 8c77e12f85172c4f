import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openConnection } from '#db/connection.ts';
import { checkFile } from '#db/integrity.ts';
import { withDataErrors } from '#db/sqlite-error.ts';
import { saveWithReserve } from '#db/open.ts';
import { tempDatabase } from '#test/support/database.ts';
import { canMount, onSmallDisk, withFileLimit } from '#test/support/small-disk.ts';
import { tempDir } from '#test/support/tmp-dir.ts';
import { bundleChild, startChild } from './children/child.ts';

type Told = { written: number; code: string; draft: string; reads: number; held: boolean };

/** Lets a process write until it is refused; answers what it then told. */
async function fill(disk: string, mode: string, launcher: readonly string[]): Promise<Told> {
  const script = await bundleChild('./filler.ts');
  const args = [join(disk, 'data.db'), mode];
  const end = await startChild(script, args, () => undefined, launcher).ended;
  return JSON.parse(end.lines.at(-1) ?? '{}') as Told;
}

/** What file and log hold that were left in a folder. */
function storedIn(folder: string) {
  const copy = join(tempDir(), 'data.db');
  for (const suffix of ['', '-wal']) {
    copyFileSync(`${join(folder, 'data.db')}${suffix}`, `${copy}${suffix}`);
  }
  const { faults } = checkFile(copy);
  const db = openConnection(copy);
  const count = (table: string) => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
  const stored = { faults, notes: count('note'), drafts: count('draft') };
  db.close();
  return stored;
}

describe('a full disk', () => {
  it('gives data/disk-full, keeps what was stored and still saves the draft', async (context) => {
    if (!canMount()) context.skip('no small disk can be mounted here');
    const [disk, out] = [tempDir(), tempDir()];
    const { code, draft, written, reads } = await fill(disk, 'reserve', onSmallDisk(disk, out, 14));
    expect({ code, draft }).toEqual({ code: 'data/disk-full', draft: 'done' });
    expect(written).toBeGreaterThan(100);
    expect(reads).toBe(written);
    expect(storedIn(out)).toEqual({ faults: [], notes: written, drafts: 1 });
  });

  it('leaves the file sound where the system lets no file grow further', async () => {
    const disk = tempDir();
    const { code, written, reads } = await fill(disk, 'limit', withFileLimit(4));
    expect(code).toBe('data/cannot-open');
    expect(written).toBeGreaterThan(10);
    expect(reads).toBe(written);
    expect(storedIn(disk)).toEqual({ faults: [], notes: written, drafts: 0 });
  });

  it('is told by a file that may not grow, with the open file usable afterwards', () => {
    const data = tempDatabase();
    const put = data.db.prepare("INSERT OR REPLACE INTO draft VALUES ('', ?, ?, 0)");
    put.run('before', 'text');
    data.db.pragma(`max_page_count = ${String(data.db.pragma('page_count', { simple: true }))}`);
    const grow = (): unknown =>
      withDataErrors(data.file, () => put.run('large', 'x'.repeat(200_000)));
    expect(grow).toThrow(expect.objectContaining({ code: 'data/disk-full', retryable: true }));
    expect(data.db.prepare('SELECT key FROM draft').pluck().all()).toEqual(['before']);
    data.db.pragma('max_page_count = 1000000');
    grow();
    expect(data.db.prepare('SELECT count(*) FROM draft').pluck().get()).toBe(2);
  });

  it('gives up the reserve once, and tells when that does not help', () => {
    const data = tempDatabase();
    const put = data.db.prepare("INSERT OR REPLACE INTO draft VALUES ('', ?, ?, 0)");
    data.db.pragma(`max_page_count = ${String(data.db.pragma('page_count', { simple: true }))}`);
    expect(data.reserve.held()).toBe(true);
    let tries = 0;
    const save = (): unknown =>
      saveWithReserve(data, () => {
        tries += 1;
        return put.run('large', 'x'.repeat(200_000));
      });
    expect(save).toThrow(expect.objectContaining({ code: 'data/disk-full' }));
    expect(tries).toBe(2);
    expect(data.reserve.held()).toBe(false);
    expect(save).toThrow(expect.objectContaining({ code: 'data/disk-full' }));
    expect(tries).toBe(3);
    expect(data.reserve.hold()).toBe(true);
  });
});
