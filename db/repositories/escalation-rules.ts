import type { Database, Statement } from 'better-sqlite3';
import type { EscalationRuleRow } from '#contract/task.ts';

type Row = Omit<EscalationRuleRow, 'critical' | 'dayEnd' | 'active'> & {
  readonly critical: number;
  readonly dayEnd: number;
  readonly active: number;
};

/** Reads the rules by which untouched tasks move up. */
export class EscalationRules {
  readonly #all: Statement<[], Row>;

  constructor(db: Database) {
    this.#all = db.prepare(
      `SELECT pk, task_kind AS taskKind, critical, step, after_minutes AS afterMinutes,
        after_days AS afterDays, day_end AS dayEnd, action, active
       FROM escalation_rule WHERE deleted_at IS NULL ORDER BY task_kind, critical, step, pk`,
    );
  }

  /** Every rule, by kind and step. */
  all(): EscalationRuleRow[] {
    return this.#all.all().map((row) => ({
      ...row,
      critical: row.critical === 1,
      dayEnd: row.dayEnd === 1,
      active: row.active === 1,
    }));
  }
}
