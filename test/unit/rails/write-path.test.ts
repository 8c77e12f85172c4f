import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getTableName } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { entityTables } from '#db/write/entities.ts';
import { repositoryRoot } from '#test/support/paths.ts';

const synced = new Set<string>([...Object.values(entityTables).map(getTableName), 'mutation']);
const written =
  /\b(?:INSERT(?:\s+OR\s+\w+)?\s+INTO|REPLACE\s+INTO|UPDATE(?:\s+OR\s+\w+)?|DELETE\s+FROM)\s+"?(\w+)/giu;

/** The tables of head office that a source text writes to by itself. */
function writesOf(source: string): string[] {
  return [...source.matchAll(written)]
    .map(([, table = '']) => table.toLowerCase())
    .filter((table) => synced.has(table));
}

const sources = ['db', 'electron', 'domain', 'contract'].flatMap((area) =>
  readdirSync(join(repositoryRoot, area), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => `${area}/${path.replaceAll('\\', '/')}`),
);

test('rows that head office knows are written by the write path and by migrations alone', () => {
  const allowed = /^db\/(?:write|migrations)\//u;
  const others = sources
    .filter((path) => !allowed.test(path))
    .flatMap((path) =>
      writesOf(readFileSync(join(repositoryRoot, path), 'utf8')).map(
        (table) => `${path}: ${table}`,
      ),
    )
    // Of a mutation the exchange with head office notes what was answered.
    .filter((found) => !/^db\/sync\/[^:]+: mutation$/u.test(found));
  expect(others).toEqual([]);
  expect(sources.length).toBeGreaterThan(300);
});

test.each([
  ['INSERT INTO task (title) VALUES (?)', ['task']],
  ['INSERT OR REPLACE INTO "reseller" VALUES (?)', ['reseller']],
  ['UPDATE interaction SET note = 1', ['interaction']],
  ['UPDATE OR IGNORE phone SET e164 = ?', ['phone']],
  ['DELETE FROM mutation', ['mutation']],
  ['insert into Email (address) values (?)', ['email']],
  ['DELETE FROM draft WHERE key = ?', []],
  ['SELECT updated_at FROM task', []],
])('knows a write when it sees one: %s', (sql, tables) => {
  expect(writesOf(sql)).toEqual(tables);
});
