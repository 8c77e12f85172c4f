import type { Database } from 'better-sqlite3';

/*
 * `import_source.record` holds what the last file said on its first line. When a later batch puts
 * something else there, its lines below keep the batch before and what that said, for the undo.
 */
type Row = { readonly record: string; readonly batchPk: number };

/** Reads what the last import of a kind said of a reseller, or null. */
export function sourceNow(db: Database): (pk: number, kind: string) => string | null {
  const get = db
    .prepare<[number, string], string>(
      'SELECT record FROM import_source WHERE reseller_pk = ? AND kind = ?',
    )
    .pluck();
  return (pk, kind) => get.get(pk, kind)?.split('\n', 1)[0] ?? null;
}

/** Makes the function that keeps what a batch's file says of a reseller. */
export function sourceKeeper(
  db: Database,
  kind: string,
  batchPk: number,
): { create(pk: number, record: string): void; change(pk: number, record: string): void } {
  const get = db.prepare<[number, string], Row>(
    'SELECT record, batch_pk AS batchPk FROM import_source WHERE reseller_pk = ? AND kind = ?',
  );
  const put = db.prepare(
    `INSERT INTO import_source (reseller_pk, kind, record, batch_pk) VALUES (?, ?, ?, ?)
     ON CONFLICT (reseller_pk, kind) DO UPDATE SET record = excluded.record,
       batch_pk = excluded.batch_pk`,
  );
  return {
    create: (pk, record) => void put.run(pk, kind, record, batchPk),
    change: (pk, record) => {
      const before = get.get(pk, kind);
      let below = '';
      if (before !== undefined) {
        const [now = '', ...older] = before.record.split('\n');
        // Within one batch the words before the batch stay what they were.
        below =
          before.batchPk === batchPk
            ? older.map((line) => `\n${line}`).join('')
            : `\n${String(before.batchPk)}\n${now}`;
      }
      put.run(pk, kind, record + below, batchPk);
    },
  };
}

/**
 * Puts back what was kept before a batch; its words are forgotten. Yields after each transaction over
 * about `atOnce` resellers.
 */
export function* forgetSources(
  db: Database,
  batchPk: number,
  atOnce: number,
): Generator<undefined, void> {
  // There is no index by batch: the table is walked by ranges of its key.
  const range = db.prepare<[number, number, number], Row & { pk: number; kind: string }>(
    `SELECT reseller_pk AS pk, kind, record, batch_pk AS batchPk FROM import_source
     WHERE reseller_pk > ? AND reseller_pk <= ? AND batch_pk = ?`,
  );
  const last =
    db.prepare<[], number>('SELECT max(reseller_pk) FROM import_source').pluck().get() ?? 0;
  const remove = db.prepare('DELETE FROM import_source WHERE reseller_pk = ? AND kind = ?');
  const back = db.prepare(
    'UPDATE import_source SET record = ?, batch_pk = ? WHERE reseller_pk = ? AND kind = ?',
  );
  for (let from = 0; from < last; from += atOnce) {
    const rows = range.all(from, from + atOnce, batchPk);
    db.transaction(() => {
      for (const { pk, kind, record } of rows) {
        const [, batch, before] = record.split('\n');
        if (batch === undefined || before === undefined) remove.run(pk, kind);
        else back.run(before, Number(batch), pk, kind);
      }
    })();
    yield;
  }
}
