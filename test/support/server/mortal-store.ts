import type { Sql, Store } from '#server/store/sql.ts';
import type { Fuse } from './fuse.ts';

/**
 * Lets a process of head office die before any of its statements, before a commit and right behind it, when nobody
 * has been answered yet.
 */
export function mortalStore(store: Store, fuse: Fuse): Store {
  const mortal = (sql: Sql): Sql => ({
    query: async (text, values) => {
      fuse.write();
      return sql.query(text, values);
    },
  });
  /** The commit is a write as well. */
  const whole = async <T>(work: Promise<T>): Promise<T> => {
    const result = await work;
    fuse.write();
    return result;
  };
  return {
    ...store,
    ...mortal(store),
    transaction: (work) => whole(store.transaction((sql) => whole(work(mortal(sql))))),
    view: (work) => whole(store.view((read, write) => whole(work(mortal(read), mortal(write))))),
  };
}
