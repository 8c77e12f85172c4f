import { createHash } from 'node:crypto';
import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { listBackups } from '#db/backup/backup-list.ts';
import { makeBackup } from '#db/backup/backup-to.ts';
import { openConnection } from '#db/connection.ts';
import { checkFile } from '#db/integrity.ts';
import type { Migration } from '#db/migrate.ts';
import { openData } from '#db/open.ts';
import type { OpenData } from '#db/open.ts';
import { markDamaged, restoreBackup } from '#db/restore.ts';
import { tempDir } from '#test/support/tmp-dir.ts';

const one: Migration = {
  version: 1,
  name: 'first',
  up: (db) => db.exec('CREATE TABLE entry (n INTEGER PRIMARY KEY, text TEXT)'),
};
const two: Migration = {
  version: 2,
  name: 'second',
  up: (db) => db.exec('ALTER TABLE entry ADD COLUMN author TEXT'),
};
const failing: Migration = {
  version: 2,
  name: 'failing',
  up: (db) => {
    db.exec('CREATE TABLE half (n INTEGER)');
    db.exec('INSERT INTO no_such_table VALUES (1)');
  },
};

const open = (file: string, migrations = [one], now = 1_780_000_000_000): OpenData =>
  openData(file, migrations, { upkeepEveryMs: 0, now: () => now });

function add(data: OpenData, count: number): void {
  const insert = data.db.prepare('INSERT INTO entry (text) VALUES (?)');
  data.db.transaction(() => {
    for (let n = 0; n < count; n += 1) insert.run(`text ${n}`);
  })();
}

const countOf = (data: OpenData): unknown =>
  data.db.prepare('SELECT count(*) FROM entry').pluck().get();

function snapshot(dir: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(dir, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => {
        const file = join(dir, name);
        const digest = createHash('sha256').update(readFileSync(file)).digest('hex');
        return [name, `${digest} ${statSync(file).mtimeMs}`];
      }),
  );
}

describe('opening the data file', () => {
  it('creates a file with our mark and the newest version', () => {
    const file = join(tempDir(), 'data.db');
    const data = open(file, [one, two]);
    expect(data.reports).toEqual([{ kind: 'created' }]);
    expect(data.db.pragma('application_id', { simple: true })).toBe(0x49435231);
    expect(data.db.pragma('user_version', { simple: true })).toBe(2);
    expect(data.db.pragma('synchronous', { simple: true })).toBe(2);
    expect(data.db.pragma('journal_mode', { simple: true })).toBe('wal');
    data.close();
    const again = open(file, [one, two]);
    expect(again.reports).toEqual([{ kind: 'opened' }]);
    expect(again.uncleanEnd).toBe(false);
    again.close();
  });

  it.each([
    ['closed', true],
    ['left with a log', false],
  ])('refuses a newer file, %s, without writing a byte', (_, closed) => {
    const dir = tempDir();
    const file = join(dir, 'data.db');
    const data = open(file);
    add(data, 10);
    // Not yet written back: the newer version stands only in the log.
    data.db.pragma('user_version = 7');
    if (closed) data.close();
    const before = snapshot(dir);
    expect(() => open(file)).toThrow(
      expect.objectContaining({
        code: 'data/newer-file',
        details: expect.objectContaining({ fileVersion: 7, programVersion: 1 }) as unknown,
      }),
    );
    expect(snapshot(dir)).toEqual(before);
    data.close();
  });

  it.each([
    [
      'a text',
      (file: string) => {
        writeFileSync(file, 'Реестр реселлеров '.repeat(500));
      },
    ],
    [
      'a few bytes',
      (file: string) => {
        writeFileSync(file, 'hello');
      },
    ],
    [
      'the database of another program',
      (file: string) => {
        const db = new BetterSqlite3(file);
        db.exec('PRAGMA application_id = 99; CREATE TABLE t (a)');
        db.close();
      },
    ],
  ])('refuses %s as not ours, untouched', (_, make) => {
    const dir = tempDir();
    const file = join(dir, 'data.db');
    make(file);
    const before = snapshot(dir);
    expect(() => open(file)).toThrow(expect.objectContaining({ code: 'data/not-our-file' }));
    expect(snapshot(dir)).toEqual(before);
  });

  it('says that a file is busy while another program holds it', () => {
    const file = join(tempDir(), 'data.db');
    open(file).close();
    const other = new BetterSqlite3(file);
    other.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    expect(() =>
      openConnection(file, { busyTimeoutMs: 10 }).prepare('SELECT * FROM entry'),
    ).toThrow(expect.objectContaining({ code: 'data/busy', retryable: true }));
    other.close();
  });

  it('says that a folder cannot be opened', () => {
    expect(() => open(tempDir())).toThrow(expect.objectContaining({ code: 'data/cannot-open' }));
  });
});

describe('changing the version', () => {
  it('makes a good backup of the old version before the first step', () => {
    const file = join(tempDir(), 'data.db');
    const data = open(file);
    add(data, 25);
    data.close();
    const upgraded = open(file, [one, two]);
    const [backup] = listBackups(upgraded.backupDir, file);
    upgraded.close();
    const old = new BetterSqlite3(backup?.file, { readonly: true });
    expect(old.pragma('user_version', { simple: true })).toBe(1);
    expect(old.prepare('SELECT count(*) FROM entry').pluck().get()).toBe(25);
    old.close();
  });

  it('leaves the old version when a step fails, and nothing of the step', () => {
    const file = join(tempDir(), 'data.db');
    const data = open(file);
    add(data, 25);
    data.close();
    expect(() => open(file, [one, failing])).toThrow(
      expect.objectContaining({ code: 'data/migration-failed' }),
    );
    const again = open(file);
    expect(again.db.pragma('user_version', { simple: true })).toBe(1);
    expect(again.db.prepare(`SELECT name FROM sqlite_schema WHERE name = 'half'`).all()).toEqual(
      [],
    );
    expect(countOf(again)).toBe(25);
    again.close();
    expect(checkFile(file)).toMatchObject({ faults: [], changedPages: [] });
  });

  it('does not begin when the backup cannot be made', () => {
    const dir = tempDir();
    const file = join(dir, 'data.db');
    open(file).close();
    writeFileSync(join(dir, 'backups'), 'a file where the folder should be');
    expect(() => open(file, [one, two])).toThrow();
    rmSync(join(dir, 'backups'));
    const again = open(file);
    expect(again.db.pragma('user_version', { simple: true })).toBe(1);
    again.close();
  });
});

describe('restoring', () => {
  function withBackup(): { dir: string; file: string; backup: string } {
    const dir = tempDir();
    const file = join(dir, 'data.db');
    const data = open(file);
    add(data, 40);
    const { backup } = makeBackup(file, data.backupDir, 1_779_000_000_000);
    add(data, 2);
    data.close();
    return { dir, file, backup: backup.file };
  }

  it('sets a cut off file aside and opens the newest good backup', () => {
    const { dir, file, backup } = withBackup();
    truncateSync(file, 6000);
    const damaged = readFileSync(file);
    const data = open(file);
    const [report] = data.reports;
    expect(report).toMatchObject({
      kind: 'restored',
      backupFile: backup,
      backupAt: 1_779_000_000_000,
      reason: 'file is cut off',
    });
    const aside = report?.kind === 'restored' ? report.damagedFile : '';
    expect(aside).toMatch(/data\.db\.damaged-\d{8}-\d{6}$/);
    expect(readFileSync(aside).equals(damaged)).toBe(true);
    expect(countOf(data)).toBe(40);
    data.close();
    expect(readdirSync(dir).filter((name) => name.includes('restoring'))).toEqual([]);
    expect(checkFile(file)).toMatchObject({ faults: [], changedPages: [] });
  });

  it.each([
    [
      'missing after a crash in the middle of a restore',
      (file: string) => {
        renameSync(file, `${file}.damaged-20260601-000000`);
      },
    ],
    [
      'emptied by the file system',
      (file: string) => {
        truncateSync(file, 0);
      },
    ],
    [
      'overwritten with zeros',
      (file: string) => {
        writeFileSync(file, Buffer.alloc(statSync(file).size));
      },
    ],
  ])('restores a file that is %s', (_, spoil) => {
    const { file } = withBackup();
    spoil(file);
    const data = open(file);
    expect(data.reports).toEqual([expect.objectContaining({ kind: 'restored' })]);
    expect(countOf(data)).toBe(40);
    data.close();
  });

  it('checks a file that was marked in work and keeps it when it is whole', () => {
    const { file } = withBackup();
    markDamaged(file, 'database disk image is malformed');
    const data = open(file);
    expect(data.reports).toEqual([{ kind: 'opened' }]);
    expect(countOf(data)).toBe(42);
    data.close();
    expect(readdirSync(join(file, '..')).some((name) => name.endsWith('-damaged'))).toBe(false);
  });

  it('puts the backup a person chose in place and keeps the present file', () => {
    const { file, backup } = withBackup();
    const { setAside } = restoreBackup(file, backup, 1, 1_781_000_000_000);
    const data = open(file);
    expect(countOf(data)).toBe(40);
    data.close();
    const kept = openConnection(setAside ?? '', { readonly: true });
    expect(kept.prepare('SELECT count(*) FROM entry').pluck().get()).toBe(42);
    kept.close();
  });

  it('refuses a chosen backup that is not whole and changes nothing', () => {
    const { dir, file, backup } = withBackup();
    truncateSync(backup, 5000);
    const before = snapshot(dir);
    expect(() => restoreBackup(file, backup, 1, 1_781_000_000_000)).toThrow(
      expect.objectContaining({ code: 'data/no-good-backup' }),
    );
    expect(snapshot(dir)).toEqual(before);
  });

  it('does not take a backup of a newer version', () => {
    const { file } = withBackup();
    const newer = open(file, [one, two]);
    makeBackup(file, newer.backupDir, 1_780_500_000_000);
    newer.close();
    truncateSync(file, 5000);
    const data = open(file);
    expect(data.db.pragma('user_version', { simple: true })).toBe(1);
    data.close();
  });
});

describe('backups', () => {
  it('never come from a damaged file, and the good ones stay', () => {
    const file = join(tempDir(), 'data.db');
    const data = open(file);
    add(data, 3000);
    data.db.exec('CREATE INDEX entry_text ON entry (text)');
    for (let n = 0; n < 3; n += 1) makeBackup(file, data.backupDir, 1_779_000_000_000 + n);
    const before = listBackups(data.backupDir, file);
    const page = data.db
      .prepare<[], number>(
        `SELECT max(pageno) FROM dbstat WHERE name = 'entry_text' AND pagetype = 'leaf'`,
      )
      .pluck()
      .get();
    data.close();
    // In the index alone: a copy is built from the tables and would look whole.
    const bytes = readFileSync(file);
    bytes.write('tExt', bytes.indexOf('text', ((page ?? 0) - 1) * 4096));
    writeFileSync(file, bytes);
    expect(() => makeBackup(file, data.backupDir, 1_780_000_000_000)).toThrow(
      expect.objectContaining({ code: 'data/damaged' }),
    );
    expect(listBackups(data.backupDir, file)).toEqual(before);
  });

  it('of a file with changed content stay outside the rotation', () => {
    const file = join(tempDir(), 'data.db');
    const data = open(file);
    add(data, 300);
    makeBackup(file, data.backupDir, 1_779_000_000_000);
    data.close();
    const bytes = readFileSync(file);
    const at = bytes.indexOf('text 150');
    bytes.write('tExt', at);
    writeFileSync(file, bytes);
    expect(checkFile(file)).toMatchObject({ faults: [], changedIn: ['entry'] });
    const { backup, check } = makeBackup(file, data.backupDir, 1_780_000_000_000);
    expect(check.changedPages).toHaveLength(1);
    expect(backup.verified).toBe(false);
    expect(listBackups(data.backupDir, file).map((item) => item.at)).toEqual([1_779_000_000_000]);
  });

  it('take another file under the same name for what it is', () => {
    const dir = tempDir();
    const file = join(dir, 'data.db');
    const data = open(file);
    add(data, 300);
    data.close();
    const other = open(join(dir, 'other.db'));
    add(other, 900);
    other.close();
    copyFileSync(join(dir, 'other.db'), file);
    expect(checkFile(file)).toMatchObject({ faults: [], changedPages: [], sumsBelong: false });
  });

  it('remove what an interrupted one left behind', () => {
    const file = join(tempDir(), 'data.db');
    const data = open(file);
    mkdirSync(data.backupDir, { recursive: true });
    const left = join(data.backupDir, '.data.backup-999.part');
    writeFileSync(left, 'half');
    writeFileSync(join(data.backupDir, 'letter.part'), 'not ours');
    makeBackup(file, data.backupDir, 1_780_000_000_000);
    data.close();
    expect(readdirSync(data.backupDir)).not.toContain('.data.backup-999.part');
    expect(readdirSync(data.backupDir)).toContain('letter.part');
  });
});
