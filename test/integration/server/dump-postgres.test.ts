import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { dumpPostgres } from '#server/cli/dump-postgres.ts';
import { openPostgres } from '#server/store/postgres-store.ts';
import { migrateStore } from '#server/store/migrate.ts';
import { startCluster } from '#test/support/server/postgres.ts';

const folder = mkdtempSync(join(tmpdir(), 'dump-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('writes a backup of a PostgreSQL that can be read', async () => {
  const cluster = await startCluster();
  const url = await cluster.database();
  const store = openPostgres({ url });
  try {
    await migrateStore(store);
    const file = join(folder, 'whole.dump');
    dumpPostgres(url, file);
    expect(readFileSync(file).subarray(0, 5).toString()).toBe('PGDMP');
    const broken = join(folder, 'none.dump');
    expect(() => dumpPostgres(`${url}_none`, broken)).toThrow('pg_dump');
  } finally {
    await store.close();
    await cluster.stop();
  }
});

it('keeps the password out of what everybody can see of a process', () => {
  // Stands for both programs: writes down how it was called.
  for (const name of ['pg_dump', 'pg_restore']) {
    const program = join(folder, name);
    writeFileSync(
      program,
      `#!/bin/sh\necho "$@ env=$PGPASSWORD" > ${join(folder, `${name}.called`)}\n`,
    );
    chmodSync(program, 0o755);
  }
  const path = process.env['PATH'] ?? '';
  process.env['PATH'] = `${folder}${delimiter}${path}`;
  try {
    dumpPostgres('postgres://centre:geheim%20@db.example/centre', join(folder, 'x.dump'));
  } finally {
    process.env['PATH'] = path;
  }
  const called = readFileSync(join(folder, 'pg_dump.called'), 'utf8');
  expect(called).toContain('--dbname=postgres://centre@db.example/centre');
  expect(called).toContain('env=geheim \n');
  expect(called.split('env=')[0]).not.toContain('geheim');
  expect(existsSync(join(folder, 'pg_restore.called'))).toBe(true);
});
