import { PGlite, type Transaction } from '@electric-sql/pglite';
import { withTries, type Sql, type SqlParameter, type Store } from './sql.ts';

const int8 = 20;

function sqlOf(db: Pick<PGlite | Transaction, 'query'>): Sql {
  return {
    query: async <R extends object>(text: string, values: readonly SqlParameter[] = []) => {
      const { rows } = await db.query<R>(text, [...values], { parsers: { [int8]: Number } });
      return rows;
    },
  };
}

const dumps = new WeakMap<Store, () => Promise<Uint8Array>>();

/** Notes how a store is written down whole. */
export function noteDump(store: Store, dump: () => Promise<Uint8Array>): void {
  dumps.set(store, dump);
}

/** The whole database of an embedded store, as a packed archive that can be unpacked into a folder. */
export async function dumpEmbedded(store: Store): Promise<Uint8Array> {
  const dump = dumps.get(store);
  if (!dump) throw new Error('this is no embedded store');
  return dump();
}

/**
 * Opens a PostgreSQL within this process: nothing to install, one process a folder. Without a folder the data
 * live in memory.
 */
export async function openEmbedded(folder: string | null): Promise<Store> {
  const db = await PGlite.create(folder === null ? {} : { dataDir: folder });
  const store: Store = {
    kind: 'embedded',
    ...sqlOf(db),
    transaction: (work) => withTries(() => db.transaction((tx) => work(sqlOf(tx)))),
    view: (work) =>
      db.transaction(async (tx) => {
        await tx.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
        return work(sqlOf(tx), sqlOf(tx));
      }),
    listen: (channel, onMessage) => db.listen(channel, onMessage),
    close: () => db.close(),
  };
  noteDump(store, async () => new Uint8Array(await (await db.dumpDataDir('gzip')).arrayBuffer()));
  return store;
}
