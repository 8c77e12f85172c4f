import type { Database } from 'better-sqlite3';
import type { SavedView } from '#contract/shell.ts';

/** What a view keeps beside its name: filters, order and columns. */
type Definition<Query> = { readonly query: Query; readonly columns: SavedView['columns'] };

/** Saved views of one list: what it shows and how, under a name. */
export class SavedViews<Query = SavedView['query']> {
  readonly #db: Database;
  readonly #list: 'resellers' | 'interactions';

  constructor(db: Database, list: 'resellers' | 'interactions') {
    this.#db = db;
    this.#list = list;
  }

  all(): ({ readonly pk: number; readonly name: string } & Definition<Query>)[] {
    return this.#db
      .prepare<[string], { pk: number; name: string; definition: string }>(
        'SELECT pk, name, definition FROM saved_view WHERE list = ? ORDER BY name',
      )
      .all(this.#list)
      .map(({ pk, name, definition }) => ({
        pk,
        name,
        ...(JSON.parse(definition) as Definition<Query>),
      }));
  }

  /** A view of the same name is replaced. */
  save(name: string, definition: Definition<Query>): void {
    this.#db
      .prepare(
        `INSERT INTO saved_view (list, name, definition) VALUES (?, ?, ?)
         ON CONFLICT (list, name) DO UPDATE SET definition = excluded.definition`,
      )
      .run(this.#list, name.trim(), JSON.stringify(definition));
  }

  remove(pk: number): void {
    this.#db.prepare('DELETE FROM saved_view WHERE list = ? AND pk = ?').run(this.#list, pk);
  }
}
