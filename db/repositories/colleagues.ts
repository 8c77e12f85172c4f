import type { Database, Statement } from 'better-sqlite3';
import { mayDo, type Rights } from '#domain/access/rights.ts';
import type { Colleague } from '#domain/task/escalation.ts';
import { taskSql } from './tasks.ts';

type Row = {
  readonly name: string;
  readonly groupKey: string;
  readonly groupName: string;
  readonly rights: string;
};

/** Somebody who can work on tasks now. */
export type TaskPerson = {
  readonly name: string;
  readonly group: string;
  readonly openTasks: number;
  /** Null for who looks after the program rather than after partners. */
  readonly role: Colleague['role'] | null;
};

/** Reads who works here and can take tasks over. */
export class Colleagues {
  readonly #people: Statement<[], Row>;
  readonly #load: Statement<[string], number>;

  constructor(db: Database) {
    this.#people = db.prepare(
      `SELECT p.name, g.key AS groupKey, g.name AS groupName, g.rights
       FROM person p JOIN access_group g ON g.pk = p.group_pk
       WHERE p.active = 1 AND p.deleted_at IS NULL ORDER BY p.name`,
    );
    this.#load = db.prepare<[string], number>(taskSql.load).pluck();
  }

  /** Active people who may work on tasks, the least loaded first. */
  all(): TaskPerson[] {
    return this.#people
      .all()
      .filter(({ rights }) => mayDo(JSON.parse(rights) as Rights, 'tasks', 'edit'))
      .map(({ name, groupKey, groupName }) => ({
        name,
        group: groupName,
        openTasks: this.#load.get(name) ?? 0,
        role: roleOf(groupKey),
      }))
      .sort((a, b) => a.openTasks - b.openTasks || (a.name < b.name ? -1 : 1));
  }
}

/** Whom tasks go up to: groups that a centre adds itself work as operators do. */
function roleOf(groupKey: string): Colleague['role'] | null {
  if (groupKey === 'administrator') return null;
  return groupKey === 'manager' ? 'manager' : 'operator';
}
