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

/**
 * Opens a PostgreSQL within this process: nothing to install, one process a folder. Without a folder the data
 * live in memory. `content`: a dump to unpack into a folder that is empty.
 */
export async function openEmbedded(folder: string | null, content?: Blob): Promise<Store> {
  const db = await PGlite.create({
    ...(folder === null ? {} : { dataDir: folder }),
    ...(content === undefined ? {} : { loadDataDir: content }),
  });
  return {
    kind: 'embedded',
    ...sqlOf(db),
    transaction: (work) => withTries(() => db.transaction((tx) => work(sqlOf(tx)))),
    view: (work) =>
      db.transaction(async (tx) => {
        await tx.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
        return work(sqlOf(tx), sqlOf(tx));
      }),
    listen: (channel, onMessage) => db.listen(channel, onMessage),
    dump: async () => new Uint8Array(await (await db.dumpDataDir('gzip')).arrayBuffer()),
    close: () => db.close(),
  };
}
