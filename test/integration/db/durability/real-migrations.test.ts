import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { expect, it } from 'vitest';
import { openConnection } from '#db/connection.ts';
import { checkFile } from '#db/integrity.ts';
import { versionOf } from '#db/migrate.ts';
import { migrations } from '#db/migrations/index.ts';
import { openData } from '#db/open.ts';
import { tempDir } from '#test/support/tmp-dir.ts';
import { bundleChild, startChild } from './children/child.ts';

const rows = 40;
const options = { upkeepEveryMs: 0, now: () => 1_780_000_000_000 };

/** A folder with a file of the first version that has rows in it; answers the folder. */
function oldFolder(dir: string): string {
  const folder = join(dir, 'old');
  mkdirSync(folder);
  const data = openData(join(folder, 'data.db'), migrations.slice(0, 1), options);
  const id = (n: number): string => `019abcde-0000-7000-8000-${String(n).padStart(12, '0')}`;
  const reseller = data.db.prepare(
    `INSERT INTO reseller (id, created_at, updated_at, name, name_key, status)
     VALUES (?, 0, 0, ?, ?, 'candidate')`,
  );
  const interaction = data.db.prepare(
    `INSERT INTO interaction (id, created_at, updated_at, reseller_pk, channel, state, occurred_at, text)
     VALUES (?, 0, 0, ?, 'email', 'done', ?, 'Просили акт')`,
  );
  data.db.transaction(() => {
    for (let n = 1; n <= rows; n += 1) {
      reseller.run(id(n), `Партнёр ${n}`, `партнер ${n}`);
      interaction.run(id(n), n, n);
    }
    data.db.prepare("INSERT INTO draft VALUES ('reseller:1:note', 'набрано', 7)").run();
  })();
  data.close();
  return folder;
}

function schemaOf(db: Database): unknown {
  return db.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name').all();
}

/** What the tables of each version are, from files that were made of it at once. */
function schemas(dir: string): readonly unknown[] {
  return migrations.map(({ version }) => {
    const file = join(dir, `whole-${version}.db`);
    const { db, close } = openData(file, migrations.slice(0, version), options);
    const schema = schemaOf(db);
    close();
    return schema;
  });
}

function expectRows(db: Database): void {
  for (const table of ['reseller', 'interaction']) {
    expect(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get(), table).toBe(rows);
  }
  expect(db.prepare('SELECT value FROM draft').pluck().all()).toEqual(['набрано']);
}

/** Looks at a file as a crash left it: one version, whole, which the next start takes to the newest. */
function inspect(file: string, schemaOfVersion: readonly unknown[]): number {
  expect(checkFile(file).faults).toEqual([]);
  const left = openConnection(file, { readonly: true });
  const version = versionOf(left);
  expect(schemaOf(left), `version ${version}`).toEqual(schemaOfVersion[version - 1]);
  expectRows(left);
  left.close();
  const again = openData(file, migrations, options);
  expect(again.reports).toEqual([{ kind: 'opened' }]);
  expect(versionOf(again.db)).toBe(migrations.length);
  expect(schemaOf(again.db)).toEqual(schemaOfVersion.at(-1));
  expectRows(again.db);
  again.close();
  expect(checkFile(file)).toMatchObject({ faults: [], changedPages: [] });
  return version;
}

function copyOf(folder: string, to: string): string {
  cpSync(folder, to, { recursive: true });
  return join(to, 'data.db');
}

/** What stands on the disk: the file and its log. */
function onDisk(file: string): string {
  const digest = createHash('sha256');
  for (const part of [file, `${file}-wal`]) if (existsSync(part)) digest.update(readFileSync(part));
  return digest.digest('hex');
}

it('a crash at any statement of our own migrations leaves one version whole', async () => {
  const dir = tempDir();
  const old = oldFolder(dir);
  const schemaOfVersion = schemas(dir);

  // A process that dies leaves what it had handed to the system, and SQLite hands it no statement
  // before its commit: so the disk is copied whenever a statement finds it another than the last.
  const running = join(dir, 'running');
  const file = copyOf(old, running);
  const statements: string[] = [];
  const copies = new Map<string, string>();
  const trace = (sql: string): void => {
    statements.push(sql);
    const digest = onDisk(file);
    if (copies.has(digest)) return;
    const copy = join(dir, `copy-${copies.size}`);
    copies.set(digest, copyOf(running, copy));
  };
  openData(file, migrations, { ...options, trace }).close();
  const versions = [...copies.values()].map((copy) => inspect(copy, schemaOfVersion));
  const every = migrations.map(({ version }) => version);
  expect([...new Set(versions)]).toEqual(every);
  expect(statements.length).toBeGreaterThan(10 * migrations.length);

  // And by a kill, half-way through each and where it is about to be made valid.
  const script = await bundleChild('./migrator.ts');
  for (const { version } of migrations.slice(1)) {
    const end = statements.indexOf(`PRAGMA user_version = ${version}`);
    const start = statements.lastIndexOf('BEGIN IMMEDIATE', end);
    expect(start, `version ${version}`).toBeGreaterThan(0);
    for (const k of [Math.floor((start + end) / 2), end + 1]) {
      const killed = copyOf(old, join(dir, `killed-${k}`));
      const ended = await startChild(script, [killed, String(k), 'real']).ended;
      expect(ended.signal, ended.errors).toBe('SIGKILL');
      expect(inspect(killed, schemaOfVersion)).toBe(version - 1);
    }
  }
});
