import type { Database } from 'better-sqlite3';
import type { WriteContext, WriteTransaction } from '#db/write/write-transaction.ts';
import type { Writer } from '#db/write/writer.ts';

/** What each step of the undo of a batch needs to know of it. */
export type BatchUndo = {
  readonly db: Database;
  readonly writer: Writer;
  readonly context: WriteContext;
  readonly batchPk: number;
  readonly rowsAtOnce: number;
  /** Resellers that got something back. */
  readonly restored: Set<number>;
};

/** One transaction's worth of work, again and again; each answers how many rows it looked at. */
export type UndoSteps = Generator<number, void>;

/**
 * Works through rows in the order of their numbers, a page a transaction. `page` answers those after
 * a number; an empty one is the end.
 */
export function* inPages<Row extends { readonly pk: number }>(
  { writer, context }: Pick<BatchUndo, 'writer' | 'context'>,
  page: (after: number) => readonly Row[],
  work: (tx: WriteTransaction, row: Row) => void,
): UndoSteps {
  let after = 0;
  for (;;) {
    const rows = page(after);
    const [last] = rows.slice(-1);
    if (last === undefined) return;
    after = last.pk;
    writer.transaction(context, (tx) => {
      for (const row of rows) work(tx, row);
    });
    yield rows.length;
  }
}
