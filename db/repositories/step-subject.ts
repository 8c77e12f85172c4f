import type { Database } from 'better-sqlite3';
import type { StepSubject } from '#contract/shell.ts';
import type { Entity } from '../write/entities.ts';
import { namingRow, readGroup } from './change-groups.ts';

/** Where the name stands by which people know such a row. */
const names: Partial<Record<Entity, string>> = {
  contact: 'SELECT name FROM contact WHERE pk = ?',
  task: 'SELECT title FROM task WHERE pk = ?',
  interaction: 'SELECT company_text FROM interaction WHERE pk = ?',
  'buyer-decision': 'SELECT company FROM buyer_decision WHERE pk = ?',
  'list-item': 'SELECT name FROM list_item WHERE pk = ?',
  'training-course': 'SELECT name FROM training_course WHERE pk = ?',
  'training-session': `SELECT c.name FROM training_session AS s
    JOIN training_course AS c ON c.pk = s.course_pk WHERE s.pk = ?`,
  'training-registration': 'SELECT participant FROM training_registration WHERE pk = ?',
};

/** What the step was about, in names as they stand now. */
export function stepSubject(db: Database, groupNo: number): StepSubject {
  const rows = readGroup(db, groupNo);
  const naming = namingRow(rows);
  if (naming === undefined) return { name: null, reseller: null, channel: null, count: 0 };
  const { entity, entityPk } = naming;
  const textOf = (sql: string, pk: number): string | null =>
    db.prepare<[number], string | null>(sql).pluck().get(pk) ?? null;
  const alike = new Set(rows.flatMap((row) => (row.entity === entity ? [row.entityPk] : [])));
  const sql = names[entity];
  const resellers = new Set(rows.flatMap((row) => row.resellerPk ?? []));
  const [reseller] = resellers;
  return {
    name: alike.size === 1 && sql !== undefined ? textOf(sql, entityPk) : null,
    reseller:
      reseller === undefined || resellers.size > 1
        ? null
        : textOf('SELECT name FROM reseller WHERE pk = ?', reseller),
    channel:
      entity === 'interaction' && alike.size === 1
        ? textOf('SELECT channel FROM interaction WHERE pk = ?', entityPk)
        : null,
    count: alike.size,
  };
}
