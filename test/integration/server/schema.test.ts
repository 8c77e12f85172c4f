import { getTableColumns } from 'drizzle-orm';
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as access from '#server/store/schema/access.ts';
import * as log from '#server/store/schema/log.ts';
import * as rules from '#server/store/schema/rules.ts';
import type { Store } from '#server/store/sql.ts';
import { storeOf } from '#test/support/server/store-of.ts';

const tables: readonly PgTable[] = Object.values({ ...access, ...log, ...rules });

let store: Store;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ store, close } = await storeOf('embedded'));
});
afterAll(() => close());

/** The columns of a table as the migrations make them, in their order, and the columns of its key. */
async function storedColumns(table: string) {
  const columns = await store.query<{ name: string; type: string; notNull: boolean }>(
    `SELECT a.attname::text AS name, format_type(a.atttypid, a.atttypmod) AS type, a.attnotnull AS "notNull"
     FROM pg_attribute a WHERE a.attrelid = $1::text::regclass AND a.attnum > 0 AND NOT a.attisdropped
     ORDER BY a.attnum`,
    [table],
  );
  const key = await store.query<{ name: string }>(
    `SELECT a.attname::text AS name FROM pg_index i
     JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k (attnum, at) ON true
     JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
     WHERE i.indrelid = $1::text::regclass AND i.indisprimary ORDER BY k.at`,
    [table],
  );
  return { columns, key: key.map(({ name }) => name) };
}

it('says of every table of head office what the migrations make of it', async () => {
  for (const table of tables) {
    const { name, primaryKeys } = getTableConfig(table);
    const columns = Object.values(getTableColumns(table));
    const described = columns.map((column) => ({
      name: column.name,
      type: column.getSQLType(),
      notNull: column.notNull,
    }));
    const own = columns.filter(({ primary }) => primary);
    const key = [...own, ...primaryKeys.flatMap((one) => one.columns)].map((one) => one.name);
    expect({ columns: described, key }, name).toEqual(await storedColumns(name));
  }
});

it('describes every table of head office but the version of them', async () => {
  const stored = await store.query<{ name: string }>(
    `SELECT tablename::text AS name FROM pg_tables WHERE schemaname = 'public'
       AND tablename <> 'schema_version' ORDER BY 1`,
  );
  expect(tables.map((table) => getTableConfig(table).name).sort()).toEqual(
    stored.map(({ name }) => name),
  );
});
