import { createHash } from 'node:crypto';
import { closeSync, cpSync, openSync, readSync, writeSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { makeBackup } from '#db/backup/backup-to.ts';
import { openConnection } from '#db/connection.ts';
import { migrations } from '#db/migrations/index.ts';
import { openData } from '#db/open.ts';
import type { OpenData } from '#db/open.ts';
import { Writer } from '#db/write/writer.ts';

export const open = (file: string): OpenData => openData(file, migrations, { upkeepEveryMs: 0 });

/** Stores a reseller with a note in one transaction. */
export function writeOne(writer: Writer, n: number, text = `заметка ${n}`): void {
  writer.transaction({ actor: 'test', batchPk: null }, (tx) => {
    const pk = tx.create('reseller', {
      name: `Партнёр ${n}`,
      status: 'candidate',
      hiddenInSource: 0,
      city: `Город ${n % 17}`,
    });
    tx.create('note', { resellerPk: pk, text, at: n, author: 'test' });
  });
}

/** A data file with every kind of page, two backups, closed cleanly. */
export function buildSample(file: string): void {
  const data = open(file);
  const writer = new Writer(data.db);
  for (let n = 1; n <= 120; n += 1) {
    writeOne(writer, n, n % 10 === 0 ? `длинная ${n} `.repeat(900) : `заметка ${n}`);
  }
  data.db.exec('CREATE TABLE scratch (text TEXT)');
  const fill = data.db.prepare('INSERT INTO scratch VALUES (?)');
  data.db.transaction(() => {
    for (let n = 0; n < 200; n += 1) fill.run('x'.repeat(2000));
  })();
  data.db.exec('DROP TABLE scratch');
  makeBackup(file, data.backupDir, Date.UTC(2026, 2, 1, 9));
  makeBackup(file, data.backupDir, Date.UTC(2026, 2, 1, 10));
  data.close();
}

/** Copies a folder with a data file to try something on it. */
export function copyFolder(from: string, to: string): void {
  cpSync(from, to, { recursive: true });
}

/** Turns bits of one byte. */
export function flip(file: string, offset: number, mask = 0xff): void {
  const fd = openSync(file, 'r+');
  const byte = Buffer.alloc(1);
  readSync(fd, byte, 0, 1, offset);
  byte.writeUInt8((byte[0] ?? 0) ^ mask, 0);
  writeSync(fd, byte, 0, 1, offset);
  closeSync(fd);
}

/** A digest of every row of every table. */
export function contentOf(db: Database): string {
  const hash = createHash('sha256');
  const tables = db
    .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
    .pluck()
    .all();
  for (const name of tables) {
    hash.update(name);
    for (const row of db.prepare(`SELECT * FROM "${name}"`).raw().iterate()) {
      hash.update(JSON.stringify(row));
    }
  }
  return hash.digest('hex');
}

/** `contentOf` of a file, read only. */
export function contentOfFile(file: string): string {
  const db = openConnection(file, { readonly: true });
  try {
    return contentOf(db);
  } finally {
    db.close();
  }
}
