import type { Database } from 'better-sqlite3';
import type { Provisional } from '#contract/head-office.ts';

/** The rows of a table that have a mutation under way; found from the few that are. */
function underWay(table: string, columns: string): string {
  return `SELECT DISTINCT ${columns} FROM (SELECT DISTINCT entity_id FROM mutation
    WHERE settled_at IS NULL) m JOIN ${table} t ON t.id = m.entity_id WHERE t.deleted_at IS NULL`;
}

/** What is shown on this desktop and not yet confirmed by head office. */
export function readProvisional(db: Database): Provisional {
  const pks = (table: string, column = 't.pk'): number[] =>
    db.prepare<[], number>(underWay(table, column)).pluck().all();
  const accounts = db
    .prepare<[], Provisional['accounts'][number]>(
      `SELECT p.reseller_pk AS resellerPk, -sum(p.points) AS held,
         (SELECT coalesce(sum(e.points), 0) FROM bonus_entry e
          WHERE e.reseller_pk = p.reseller_pk AND e.deleted_at IS NULL) - sum(p.points) AS confirmed
       FROM (${underWay('bonus_entry', 't.pk, t.reseller_pk, t.points')}) p
       GROUP BY p.reseller_pk`,
    )
    .all();
  return {
    registrations: pks('training_registration'),
    requests: pks('bonus_request'),
    sessions: [...new Set(pks('training_registration', 't.session_pk'))],
    accounts,
  };
}
