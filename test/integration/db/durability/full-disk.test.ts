import { copyFileSync, mkdirSync } from 'node:fs';
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

describe('a full disk', () => {
  it('gives data/disk-full, keeps what was stored and still saves the draft', async () => {
    const disk = tempDir();
    const out = tempDir();
    const script = await bundleChild('./filler.ts');
    const mounted = canMount();
    const file = join(disk, 'data.db');
    const launcher = mounted ? onSmallDisk(disk, out, 14) : withFileLimit(4);
    const mode = mounted ? 'reserve' : 'limit';
    const end = await startChild(script, [file, mode], () => undefined, launcher).ended;
    const told = JSON.parse(end.lines.at(-1) ?? '{}') as Told;
    expect(told.written).toBeGreaterThan(100);
    expect(told.reads).toBe(told.written);
    expect(told.draft).toBe('done');
    expect(told.code).toBe(mounted ? 'data/disk-full' : 'data/cannot-open');

    const result = join(tempDir(), 'data.db');
    mkdirSync(join(out, 'x'), { recursive: true });
    for (const suffix of ['', '-wal'])
      copyFileSync(`${mounted ? join(out, 'data.db') : file}${suffix}`, `${result}${suffix}`);
    expect(checkFile(result).faults).toEqual([]);
    const db = openConnection(result);
    expect(db.prepare('SELECT count(*) FROM note').pluck().get()).toBe(told.written);
    expect(db.prepare('SELECT count(*) FROM draft').pluck().get()).toBe(mounted ? 1 : 0);
    db.close();
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
