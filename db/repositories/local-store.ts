import type { Database } from 'better-sqlite3';

/** Settings of this desktop and what is typed but not yet saved. */
export class LocalStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  settings(): Record<string, string> {
    return Object.fromEntries(
      this.#db.prepare<[], [string, string]>('SELECT key, value FROM setting').raw().all(),
    );
  }

  setting(key: string): string | null {
    const found = this.#db
      .prepare<[string], string>('SELECT value FROM setting WHERE key = ?')
      .pluck()
      .get(key);
    return found ?? null;
  }

  putSetting(key: string, value: string): void {
    this.#db
      .prepare(
        `INSERT INTO setting (key, value) VALUES (?, ?)
         ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
      )
      .run(key, value);
  }

  putDraft(key: string, value: string, now: number): void {
    this.#db
      .prepare(
        `INSERT INTO draft (key, value, updated_at) VALUES (?, ?, ?)
         ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at`,
      )
      .run(key, value, now);
  }

  removeDraft(key: string): void {
    this.#db.prepare('DELETE FROM draft WHERE key = ?').run(key);
  }

  /** Drafts whose key begins with the prefix, the oldest first. */
  drafts(prefix: string): { key: string; value: string; updatedAt: number }[] {
    return this.#db
      .prepare<[string, string], { key: string; value: string; updatedAt: number }>(
        `SELECT key, value, updated_at AS updatedAt FROM draft WHERE key >= ? AND key < ?
         ORDER BY updated_at`,
      )
      .all(prefix, `${prefix}\u{10FFFF}`);
  }
}
