import type { Database } from 'better-sqlite3';
import type { SavedView } from '#contract/shell.ts';

type Definition = Pick<SavedView, 'query' | 'columns'>;

/** Saved views of the list of resellers: filters, sort and columns under a name. */
export class SavedViews {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  all(): SavedView[] {
    return this.#db
      .prepare<[], { pk: number; name: string; definition: string }>(
        `SELECT pk, name, definition FROM saved_view WHERE list = 'resellers' ORDER BY name`,
      )
      .all()
      .map(({ pk, name, definition }) => ({
        pk,
        name,
        ...(JSON.parse(definition) as Definition),
      }));
  }

  /** A view of the same name is replaced. */
  save(name: string, definition: Definition): void {
    this.#db
      .prepare(
        `INSERT INTO saved_view (list, name, definition) VALUES ('resellers', ?, ?)
         ON CONFLICT (list, name) DO UPDATE SET definition = excluded.definition`,
      )
      .run(name.trim(), JSON.stringify(definition));
  }

  remove(pk: number): void {
    this.#db.prepare('DELETE FROM saved_view WHERE pk = ?').run(pk);
  }
}
