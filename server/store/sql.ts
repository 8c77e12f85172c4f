/** Runs statements, of a pool or within one transaction. Parameters are texts, numbers, booleans or null. */
export interface Sql {
  query<R extends object>(text: string, values?: readonly SqlParameter[]): Promise<R[]>;
}

export type SqlParameter = string | number | boolean | null | Buffer;

/** The database of head office: a PostgreSQL, or one embedded in this process. */
export interface Store extends Sql {
  readonly kind: 'postgres' | 'embedded';
  /**
   * Everything in `work` is stored together or not at all. Run again when it lost against another transaction
   * that wrote the same rows, so it must not do anything that cannot be repeated.
   */
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  /**
   * Reads through `read` in one unchanging view of the data, however long it takes. What goes through `write`
   * is stored at once where the database can do that, otherwise with the end of the view. Never run again.
   */
  view<T>(work: (read: Sql, write: Sql) => Promise<T>): Promise<T>;
  /**
   * Calls back when any replica says something under this name; `onLost` when nothing is heard any more, and another
   * call is needed.
   */
  listen(
    channel: string,
    onMessage: (payload: string) => void,
    onLost: () => void,
  ): Promise<() => Promise<void>>;
  /** The whole database as a packed archive that can be unpacked into a folder; null where that is another program's. */
  readonly dump: (() => Promise<Uint8Array>) | null;
  close(): Promise<void>;
}

/** Serialisation, deadlock, and a key that another transaction has just taken. */
const worthAnotherTry = new Set(['40001', '40P01', '23505']);
const mostTries = 6;

/** Another transaction has written what this one was about to write. */
export class LostRace extends Error {
  readonly code = '40001';
}

/** Repeats what lost against another transaction; any other fault is thrown at once. */
export async function withTries<T>(run: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await run();
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (!worthAnotherTry.has(code) || tries >= mostTries) throw error;
    }
  }
}
