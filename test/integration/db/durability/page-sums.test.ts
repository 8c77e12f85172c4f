import { readFileSync, writeFileSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { acceptPages, checkpoint, checkpointIfLarge, completePageSums } from '#db/checkpoint.ts';
import { sumsFileOf } from '#db/file/page-sums.ts';
import { checkFile } from '#db/integrity.ts';
import { Writer } from '#db/write/writer.ts';
import { tempDatabase } from '#test/support/database.ts';
import { tempDir } from '#test/support/tmp-dir.ts';
import { join } from 'node:path';
import { buildSample, open, writeOne } from './sample.ts';

/** The same connection, with something done right before it writes the log back. */
function beforeWritingBack(db: Database, act: (pragma: string) => void): Database {
  const pragma: Database['pragma'] = (source, options) => {
    if (source.startsWith('wal_checkpoint')) act(source);
    return db.pragma(source, options);
  };
  return new Proxy(db, {
    get: (target, name) => {
      if (name === 'pragma') return pragma;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

describe('the log', () => {
  it('is written back when much of it waits, and left alone when it only was large', () => {
    const data = tempDatabase();
    let writtenBack = 0;
    const db = beforeWritingBack(data.db, (pragma) => {
      if (pragma.includes('PASSIVE')) writtenBack += 1;
    });
    const put = data.db.prepare("INSERT OR REPLACE INTO draft VALUES ('', ?, ?, 0)");
    put.run('small', 'text');
    checkpointIfLarge(db, data.file);
    expect(writtenBack).toBe(0);
    put.run('large', 'x'.repeat(5_000_000));
    checkpointIfLarge(db, data.file);
    expect(writtenBack).toBe(1);
    put.run('small', 'again');
    checkpointIfLarge(db, data.file);
    expect(writtenBack).toBe(1);
  });
});

describe('the page sums', () => {
  it('accuse no page when a power cut loses the newest of them', () => {
    const data = tempDatabase();
    const writer = new Writer(data.db);
    for (let n = 0; n < 40; n += 1) writeOne(writer, n);
    checkpoint(data.db, data.file);
    for (let n = 40; n < 80; n += 1) writeOne(writer, n);
    let onDisk = Buffer.alloc(0);
    const db = beforeWritingBack(data.db, () => {
      onDisk = readFileSync(sumsFileOf(data.file));
    });
    expect(checkpoint(db, data.file)).toBe(true);
    // The log begins anew, so the pages written back stand only in the file.
    data.db.prepare(`INSERT INTO draft VALUES ('', 'key', 'text', 0)`).run();
    writeFileSync(sumsFileOf(data.file), onDisk);
    const check = checkFile(data.file);
    expect(check).toMatchObject({ faults: [], changedPages: [] });
    expect(check.checkedPages).toBeGreaterThan(10);
  });

  it('wait for a writer and leave the log as it is', () => {
    const data = tempDatabase();
    writeOne(new Writer(data.db), 1);
    const other = open(data.file);
    other.db.exec('BEGIN IMMEDIATE');
    expect(checkpoint(data.db, data.file)).toBe(false);
    other.db.exec('ROLLBACK');
    expect(checkpoint(data.db, data.file)).toBe(true);
    other.close();
  });

  it('know every page again after a check found the file good', () => {
    const data = tempDatabase();
    writeOne(new Writer(data.db), 1);
    data.checkpoint();
    const known = checkFile(data.file).checkedPages;
    writeFileSync(sumsFileOf(data.file), '');
    expect(checkFile(data.file).checkedPages).toBe(0);
    expect(completePageSums(data.file, 4096)).toBe(true);
    expect(checkFile(data.file).checkedPages).toBe(known);
  });

  it('take a changed page as it is when a person decides so', () => {
    const file = join(tempDir(), 'data.db');
    buildSample(file);
    const bytes = readFileSync(file);
    bytes.write('Заметка', bytes.indexOf('заметка 77'));
    writeFileSync(file, bytes);
    const { changedPages, changedIn } = checkFile(file);
    expect(changedPages).toHaveLength(1);
    expect(changedIn).toEqual(['note']);
    expect(acceptPages(file, 4096, changedPages)).toBe(true);
    expect(checkFile(file).changedPages).toEqual([]);
  });
});
