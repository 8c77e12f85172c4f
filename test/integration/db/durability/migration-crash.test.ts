import { copyFileSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openConnection } from '#db/connection.ts';
import { checkFile } from '#db/integrity.ts';
import { versionOf } from '#db/migrate.ts';
import { openData } from '#db/open.ts';
import { tempDir } from '#test/support/tmp-dir.ts';
import { bundleChild, startChild } from './children/child.ts';
import { twoVersions } from './children/two-versions.ts';

const rows = 300;

function oldFile(file: string): void {
  const data = openData(file, twoVersions.slice(0, 1), { upkeepEveryMs: 0 });
  const insert = data.db.prepare('INSERT INTO reseller (name, phone) VALUES (?, ?)');
  data.db.transaction(() => {
    for (let n = 1; n <= rows; n += 1) insert.run(`Партнёр ${n}`, `+7${n}`);
  })();
  data.close();
}

function expectOneVersion(db: Database): number {
  const version = versionOf(db);
  expect(db.prepare('SELECT count(*) FROM reseller').pluck().get()).toBe(rows);
  const phones =
    version === 1
      ? 'SELECT count(phone) FROM reseller'
      : 'SELECT count(*) FROM phone JOIN reseller ON reseller.pk = reseller_pk';
  expect(db.prepare(phones).pluck().get()).toBe(rows);
  expect(db.prepare(`SELECT count(*) FROM sqlite_schema WHERE name = 'next'`).pluck().get()).toBe(
    0,
  );
  return version;
}

/** Runs `each` for K = 0, 1, 2 … until the child gets to its end. Answers how many were killed. */
async function atEachStatement(
  script: string,
  prepare: (k: number) => string,
  inspect: (file: string) => void,
): Promise<number> {
  for (let k = 0; ; k += 1) {
    const file = prepare(k);
    const end = await startChild(script, [file, String(k)]).ended;
    if (end.signal === null) {
      expect(end.errors).toBe('');
      expect(end.code).toBe(0);
      return k;
    }
    expect(end.signal).toBe('SIGKILL');
    inspect(file);
  }
}

describe('a crash while the file changes its version', () => {
  it('leaves the old or the new version after each statement', { timeout: 120_000 }, async () => {
    const dir = tempDir();
    const script = await bundleChild('./migrator.ts');
    const seed = join(dir, 'seed.db');
    oldFile(seed);
    const versions = new Set<number>();
    const killed = await atEachStatement(
      script,
      (k) => {
        const file = join(dir, `crash-${k}.db`);
        copyFileSync(seed, file);
        return file;
      },
      (file) => {
        expect(checkFile(file).faults).toEqual([]);
        const db = openConnection(file, { readonly: true });
        versions.add(expectOneVersion(db));
        db.close();
        const again = openData(file, twoVersions, { upkeepEveryMs: 0 });
        expect(again.reports).toEqual([{ kind: 'opened' }]);
        expect(expectOneVersion(again.db)).toBe(2);
        again.close();
        expect(checkFile(file)).toMatchObject({ faults: [], changedPages: [] });
      },
    );
    expect(versions).toEqual(new Set([1, 2]));
    expect(killed).toBeGreaterThan(30);
  });

  it('leaves no file or a whole one while a new file is made', { timeout: 120_000 }, async () => {
    const dir = tempDir();
    const script = await bundleChild('./migrator.ts');
    let whole = 0;
    const killed = await atEachStatement(
      script,
      (k) => join(dir, `new-${k}.db`),
      (file) => {
        if (existsSync(file)) {
          const db = openConnection(file, { readonly: true });
          expect(versionOf(db)).toBe(2);
          db.close();
          whole += 1;
        }
        const again = openData(file, twoVersions, { upkeepEveryMs: 0 });
        expect(versionOf(again.db)).toBe(2);
        again.close();
        expect(readdirSync(dir).filter((name) => name.includes('.new'))).toEqual([]);
      },
    );
    expect(whole).toBeGreaterThan(0);
    expect(whole).toBeLessThan(killed);
  });
});
