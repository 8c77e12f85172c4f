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

  /** Drafts are of a person: the id of who signed in, or '' on a desktop without people. */
  putDraft(person: string, key: string, value: string, now: number): void {
    this.#db
      .prepare(
        `INSERT INTO draft (person, key, value, updated_at) VALUES (?, ?, ?, ?)
         ON CONFLICT (person, key)
         DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at`,
      )
      .run(person, key, value, now);
  }

  removeDraft(person: string, key: string): void {
    this.#db.prepare('DELETE FROM draft WHERE person = ? AND key = ?').run(person, key);
  }

  /** Drafts of a person whose key begins with the prefix, the oldest first. */
  drafts(person: string, prefix: string): { key: string; value: string; updatedAt: number }[] {
    return this.#db
      .prepare<[string, string, string], { key: string; value: string; updatedAt: number }>(
        `SELECT key, value, updated_at AS updatedAt FROM draft
         WHERE person = ? AND key >= ? AND key < ? ORDER BY updated_at`,
      )
      .all(person, prefix, `${prefix}\u{10FFFF}`);
  }

  /** Drafts of everybody, for work that is of no person. */
  everybodysDrafts(prefix: string): { person: string; key: string }[] {
    return this.#db
      .prepare<[string, string], { person: string; key: string }>(
        'SELECT person, key FROM draft WHERE key >= ? AND key < ?',
      )
      .all(prefix, `${prefix}\u{10FFFF}`);
  }

  /** Hands all drafts of one over to another; what the other has under the same key stays. */
  handDrafts(from: string, to: string): void {
    this.#db.prepare('UPDATE OR IGNORE draft SET person = ? WHERE person = ?').run(to, from);
  }
}
