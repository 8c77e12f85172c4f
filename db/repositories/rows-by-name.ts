import type { Database, Statement } from 'better-sqlite3';

/** The rows that are somebody's by the name: what a person still works on, not what is history. */
export class RowsByName {
  readonly #statements: Readonly<Record<'tasks' | 'calls' | 'resellers', Statement<[string]>>>;

  constructor(db: Database) {
    const pks = (sql: string): Statement<[string]> => db.prepare<[string], number>(sql).pluck();
    this.#statements = {
      tasks: pks(`SELECT pk FROM task WHERE owner = ? AND state = 'open' AND deleted_at IS NULL`),
      calls: pks(
        `SELECT pk FROM interaction WHERE operator = ? AND state <> 'done' AND deleted_at IS NULL`,
      ),
      resellers: pks('SELECT pk FROM reseller WHERE manager = ? AND deleted_at IS NULL'),
    };
  }

  /** Open tasks, running calls and resellers looked after. */
  of(name: string): Readonly<Record<'tasks' | 'calls' | 'resellers', readonly number[]>> {
    const read = (what: 'tasks' | 'calls' | 'resellers'): readonly number[] =>
      this.#statements[what].all(name) as number[];
    return { tasks: read('tasks'), calls: read('calls'), resellers: read('resellers') };
  }
}
