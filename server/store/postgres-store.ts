import { createHash } from 'node:crypto';
import pg from 'pg';
import { withTries, type Sql, type SqlParameter, type Store } from './sql.ts';

const int8 = 20;
pg.types.setTypeParser(int8, Number);

export type PostgresOptions = {
  readonly url: string;
  readonly poolSize?: number;
  /** A statement that takes longer is broken off, in milliseconds. */
  readonly statementTimeoutMs?: number;
  /** Hears of connections that broke while nobody used them. */
  readonly onFault?: (error: Error) => void;
};

/** Statements that come again and again are parsed and planned once a connection. */
function named(text: string): string {
  return createHash('sha1').update(text).digest('base64url');
}

function sqlOf(client: pg.Pool | pg.PoolClient): Sql {
  return {
    query: async <R extends object>(text: string, values: readonly SqlParameter[] = []) => {
      const config = { name: named(text), text, values: [...values] };
      const { rows } = await client.query<R & pg.QueryResultRow>(config);
      return rows;
    },
  };
}

async function inTransaction<T>(
  pool: pg.Pool,
  begin: string,
  work: (sql: Sql) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // A connection that breaks between two statements tells it here; the next statement fails.
  const onError = (error: Error) => (broken = error);
  client.on('error', onError);
  try {
    await client.query(begin);
    const result = await work(sqlOf(client));
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((reason: unknown) => {
      broken = reason instanceof Error ? reason : new Error(String(reason));
    });
    throw error;
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}

/** Opens a PostgreSQL server; any number of processes may do so at once. */
export function openPostgres(options: PostgresOptions): Store {
  const { url, poolSize = 10, statementTimeoutMs = 60_000, onFault = () => undefined } = options;
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: 10_000,
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: statementTimeoutMs,
  });
  pool.on('error', onFault);
  return {
    kind: 'postgres',
    ...sqlOf(pool),
    transaction: (work) => withTries(() => inTransaction(pool, 'BEGIN', work)),
    view: (work) =>
      inTransaction(pool, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', (read) =>
        work(read, sqlOf(pool)),
      ),
    listen: async (channel, onMessage, onLost) => {
      const client = new pg.Client({ connectionString: url });
      let ended = false;
      client.on('error', onFault);
      client.on('end', () => {
        if (!ended) onLost();
      });
      client.on('notification', ({ payload }) => onMessage(payload ?? ''));
      try {
        await client.connect();
        await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
      } catch (error) {
        // Thrown to the caller: it would be a second loss.
        ended = true;
        await client.end().catch(onFault);
        throw error;
      }
      return () => {
        ended = true;
        return client.end();
      };
    },
    dump: null,
    close: () => pool.end(),
  };
}
