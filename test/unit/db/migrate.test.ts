import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { latestVersion, migrate, versionOf } from '#db/migrate.ts';
import type { Migration } from '#db/migrate.ts';

const step = (version: number, sql: string): Migration => ({
  version,
  name: `step ${version}`,
  up: (db) => db.exec(sql),
});

const parents = step(1, 'CREATE TABLE parent (pk INTEGER PRIMARY KEY)');
const children = step(
  2,
  `CREATE TABLE child (parent INTEGER REFERENCES parent (pk)); INSERT INTO parent VALUES (1);
   INSERT INTO child VALUES (1)`,
);

describe('migrating', () => {
  it('runs each missing step once, after the backup', () => {
    const db = new BetterSqlite3(':memory:');
    const backups: string[] = [];
    const beforeMigrate = (from: number, to: number): void => void backups.push(`${from}-${to}`);
    expect(migrate(db, [parents], { beforeMigrate })).toEqual({ from: 0, to: 1 });
    expect(migrate(db, [parents, children], { beforeMigrate })).toEqual({ from: 1, to: 2 });
    expect(migrate(db, [parents, children], { beforeMigrate })).toEqual({ from: 2, to: 2 });
    expect(backups).toEqual(['0-1', '1-2']);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
  });

  it('keeps the steps before the one that fails', () => {
    const db = new BetterSqlite3(':memory:');
    const bad = step(3, 'DROP TABLE parent; CREATE TABLE parent (pk INTEGER PRIMARY KEY)');
    expect(() => migrate(db, [parents, children, bad])).toThrow(
      expect.objectContaining({ code: 'data/migration-failed' }),
    );
    expect(versionOf(db)).toBe(2);
    expect(db.prepare('SELECT count(*) FROM parent').pluck().get()).toBe(1);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
  });

  it('refuses a newer file and a list with a gap', () => {
    const db = new BetterSqlite3(':memory:');
    db.pragma('user_version = 9');
    expect(() => migrate(db, [parents])).toThrow(
      expect.objectContaining({ code: 'data/newer-file' }),
    );
    expect(() => latestVersion([children])).toThrow();
  });
});
