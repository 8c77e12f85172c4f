import pg from 'pg';
import { openPostgres } from './postgres-store.ts';
import { requireReadable, runOnDatabase } from './postgres-program.ts';
import {
  requireReplace,
  RestoreRefused,
  setAsideSuffix,
  type RestoredCopy,
} from './restored-copy.ts';

/** Another session works on a database. */
const inUse = '55006';

/**
 * Loads a backup of a PostgreSQL into a database of its own beside the one of the address. Throws `RestoreRefused`
 * over data that are not to be replaced. The user of the address has to be one who may make databases.
 */
export async function loadCopy(url: string, file: string, replace: boolean): Promise<RestoredCopy> {
  requireReadable(file);
  const name = decodeURIComponent(new URL(url).pathname.slice(1));
  const part = `${name}_restored`;
  const partUrl = withDatabase(url, part);
  const { hadDatabase, sessions } = await onServer(url, async (client) => {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    const others = await client.query('SELECT 1 FROM pg_stat_activity WHERE datname = $1', [name]);
    return { hadDatabase: found.rows.length > 0, sessions: others.rows.length };
  });
  // Before anything is loaded; one that connects meanwhile is noticed at the end.
  if (sessions > 0) throw inUseBy(name);
  requireReplace(hadDatabase && (await hasTables(url)), replace);
  const drop = () =>
    onServer(url, (client) => client.query(`DROP DATABASE IF EXISTS ${quoted(part)} (FORCE)`));
  // Of a restore that was broken off.
  await drop();
  await onServer(url, (client) =>
    client.query(`CREATE DATABASE ${quoted(part)} TEMPLATE template0 ENCODING 'UTF8'`),
  );
  try {
    runOnDatabase('pg_restore', partUrl, ['--no-owner', '--exit-on-error', file]);
  } catch (error) {
    await drop();
    throw error;
  }
  const store = openPostgres({ url: partUrl });
  return {
    store,
    putInPlace: async (now) => {
      await store.close();
      const aside = `${name}_${setAsideSuffix(now).replace('-', '_')}`;
      const renamed = onServer(url, async (client) => {
        // Both names at one moment; it is refused while a server or a command has a connection to either.
        await client.query('BEGIN');
        if (hadDatabase) await rename(client, name, aside);
        await rename(client, part, name);
        await client.query('COMMIT');
      });
      await renamed.catch(async (error: unknown) => {
        await drop();
        throw error;
      });
      return hadDatabase ? aside : null;
    },
    discard: async () => {
      await store.close();
      await drop();
    },
  };
}

function quoted(name: string): string {
  return pg.escapeIdentifier(name);
}

function withDatabase(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${encodeURIComponent(name)}`;
  return address.href;
}

/** Works on the server through the database that every one has: nobody renames the one that one is in. */
async function onServer<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: withDatabase(url, 'postgres') });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function hasTables(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const found = await client.query("SELECT 1 FROM pg_tables WHERE schemaname = 'public' LIMIT 1");
    return found.rows.length > 0;
  } finally {
    await client.end();
  }
}

async function rename(client: pg.Client, from: string, to: string): Promise<void> {
  try {
    await client.query(`ALTER DATABASE ${quoted(from)} RENAME TO ${quoted(to)}`);
  } catch (error) {
    if ((error as { code?: string }).code !== inUse) throw error;
    throw inUseBy(from);
  }
}

function inUseBy(name: string): RestoreRefused {
  return new RestoreRefused(
    'restore/in-use',
    `a server or a command is connected to ${name}; nothing has changed. End every server, then restore again`,
  );
}
