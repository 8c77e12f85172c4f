import type { Database, Statement } from 'better-sqlite3';
import type { ListItem } from '#contract/list-items.ts';
import type { ManagedList } from '#contract/managed-lists.ts';

type ItemRow = Omit<ListItem, 'active'> & { readonly active: number; readonly position: number };

/** A value of a list with its place in it. */
export type StoredItem = ListItem & { readonly position: number };

/** Reads the lists that operators choose from. */
export class ListItems {
  readonly #all: Statement<[], ItemRow>;

  constructor(db: Database) {
    this.#all = db.prepare(
      `SELECT pk, list, name, position, active FROM list_item WHERE deleted_at IS NULL
       ORDER BY list DESC, position, pk`,
    );
  }

  /** Every value of every list, each list in its order. */
  all(): StoredItem[] {
    return this.#all.all().map((row) => ({ ...row, active: row.active === 1 }));
  }

  /** The values of one list, in its order. */
  of(list: ManagedList): StoredItem[] {
    return this.all().filter((item) => item.list === list);
  }
}
