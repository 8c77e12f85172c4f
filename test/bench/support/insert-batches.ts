import type pg from 'pg';

export type Stored = 'record' | 'log' | 'outcome';

const orders: Readonly<Record<Stored, string>> = {
  record: 'at, entity, id',
  log: 'seq',
  outcome: 'mut_no',
};

/** The rows of a table as JSON, so many together, in the order in which they were made. */
async function batchesOf(sql: pg.Client, table: Stored, size: number): Promise<string[]> {
  const { rows } = await sql.query<{ row: string }>(
    `SELECT row_to_json(t)::text AS row FROM ${table} AS t ORDER BY ${orders[table]}`,
  );
  const batches: string[] = [];
  for (let at = 0; at < rows.length; at += size) {
    const some = rows.slice(at, at + size).map(({ row }) => row);
    batches.push(`[${some.join(',')}]`);
  }
  return batches;
}

/**
 * Empties the tables and stores the same rows in them anew: a batch of each table a transaction, one statement a
 * batch, with the same keys and durability. Milliseconds of the storing alone.
 */
export async function insertBatches(
  sql: pg.Client,
  tables: readonly Stored[],
  size: number,
): Promise<number> {
  const all: { readonly table: Stored; readonly batches: readonly string[] }[] = [];
  for (const table of tables) all.push({ table, batches: await batchesOf(sql, table, size) });
  await sql.query(`TRUNCATE ${tables.join(', ')}`);
  const count = Math.max(...all.map(({ batches }) => batches.length));
  const before = performance.now();
  for (let at = 0; at < count; at += 1) {
    await sql.query('BEGIN');
    for (const { table, batches } of all) {
      const batch = batches[at];
      if (batch === undefined) continue;
      // With its schema, as `record` alone is a type of PostgreSQL's own.
      const text = `INSERT INTO ${table} SELECT * FROM json_populate_recordset(NULL::public.${table}, $1)`;
      await sql.query({ name: `bare ${table}`, text, values: [batch] });
    }
    await sql.query('COMMIT');
  }
  return performance.now() - before;
}
