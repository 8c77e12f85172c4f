import type { Database, Statement } from 'better-sqlite3';
import type { EscalatedTask } from '#domain/task/escalation.ts';
import type { TaskKind } from '#domain/task/task-kinds.ts';
import type { TaskState } from '#domain/task/task-steps.ts';
import type { ResellerLevel } from '#domain/reseller/level.ts';

/** An open task as far as its place in the worklist goes. */
export type OpenTask = {
  readonly pk: number;
  readonly kind: TaskKind;
  readonly owner: string | null;
  readonly dueAt: number;
  readonly createdAt: number;
  readonly snoozedUntil: number | null;
  readonly assignedBy: string | null;
  readonly escalatedAt: number | null;
  readonly touchedAt: number | null;
  readonly critical: 0 | 1;
  readonly resellerPk: number | null;
  readonly level: ResellerLevel | null;
  readonly turnoverMinor: number | null;
};

/** A task as stored, with the reseller that it is about. */
export type StoredTask = OpenTask & {
  readonly title: string;
  readonly text: string | null;
  readonly state: TaskState;
  readonly doneAt: number | null;
  readonly createdBy: string | null;
  readonly escalation: number;
  readonly criticalStep: number | null;
  readonly warnsPk: number | null;
  readonly registrationPk: number | null;
  readonly requestPk: number | null;
  readonly interactionPk: number | null;
  readonly resellerName: string | null;
  readonly city: string | null;
  readonly region: string | null;
  readonly undecided: 0 | 1;
};

/** A request without an open task. */
export type OpenRequest = {
  readonly pk: number;
  readonly kind: 'registration' | 'bonus-request';
  readonly title: string;
  readonly at: number;
  readonly by: string | null;
  readonly resellerPk: number;
  readonly resellerName: string;
  readonly level: ResellerLevel | null;
  readonly turnoverMinor: number | null;
};

type RiserRow = Omit<EscalatedTask, 'critical'> & {
  readonly id: string;
  readonly title: string;
  readonly resellerPk: number | null;
  readonly critical: 0 | 1;
};

/** A task on its way up, with what a warning about it names. */
export type Riser = EscalatedTask & Pick<RiserRow, 'id' | 'title' | 'resellerPk'>;

const openColumns = `t.pk, t.kind, t.owner, t.due_at AS dueAt, t.created_at AS createdAt,
  t.snoozed_until AS snoozedUntil, t.assigned_by AS assignedBy, t.escalated_at AS escalatedAt,
  t.touched_at AS touchedAt, t.critical, t.reseller_pk AS resellerPk, r.level,
  r.accounting_turnover_minor AS turnoverMinor`;

const open = `SELECT ${openColumns} FROM task t LEFT JOIN reseller r ON r.pk = t.reseller_pk`;
const isOpen = `t.state = 'open' AND t.deleted_at IS NULL`;

const openOfReseller = `SELECT pk FROM task WHERE reseller_pk = ? AND state = 'open'
  AND deleted_at IS NULL ORDER BY due_at`;

export const taskSql = {
  openOf: `${open} WHERE t.owner = ? AND ${isOpen}`,
  openOfNobody: `${open} WHERE t.owner IS NULL AND ${isOpen}`,
  openOfAll: `${open} WHERE ${isOpen}`,
  ofReseller: `${openOfReseller} LIMIT 20`,
  allOfReseller: openOfReseller,
  row: `SELECT ${openColumns}, t.title, t.text, t.state, t.done_at AS doneAt,
      t.created_by AS createdBy, t.escalation, t.critical_step AS criticalStep,
      t.warns_pk AS warnsPk, t.registration_pk AS registrationPk, t.request_pk AS requestPk,
      t.interaction_pk AS interactionPk, r.name AS resellerName, r.city, r.region,
      (g.state IN ('submitted', 'received') AND g.deleted_at IS NULL) IS TRUE
        OR (q.state = 'submitted' AND q.deleted_at IS NULL) IS TRUE AS undecided
    FROM task t LEFT JOIN reseller r ON r.pk = t.reseller_pk
    LEFT JOIN training_registration g ON g.pk = t.registration_pk
    LEFT JOIN bonus_request q ON q.pk = t.request_pk
    WHERE t.pk = ? AND t.deleted_at IS NULL`,
  registrations: `SELECT g.pk, 'registration' AS kind,
      g.participant || ' — ' || c.name AS title, g.registered_at AS at, g.registered_by AS "by",
      g.reseller_pk AS resellerPk, r.name AS resellerName, r.level,
      r.accounting_turnover_minor AS turnoverMinor
    FROM training_registration g JOIN training_session s ON s.pk = g.session_pk
    JOIN training_course c ON c.pk = s.course_pk JOIN reseller r ON r.pk = g.reseller_pk
    WHERE g.state IN ('submitted', 'received') AND g.deleted_at IS NULL AND NOT EXISTS
      (SELECT 1 FROM task WHERE registration_pk = g.pk AND state = 'open' AND deleted_at IS NULL)
    ORDER BY g.registered_at LIMIT 500`,
  requests: `SELECT q.pk, 'bonus-request' AS kind, q.kind AS title,
      coalesce(q.submitted_at, q.created_at) AS at, q.created_by AS "by",
      q.reseller_pk AS resellerPk, r.name AS resellerName, r.level,
      r.accounting_turnover_minor AS turnoverMinor
    FROM bonus_request q JOIN reseller r ON r.pk = q.reseller_pk
    WHERE q.state = 'submitted' AND q.deleted_at IS NULL AND NOT EXISTS
      (SELECT 1 FROM task WHERE request_pk = q.pk AND state = 'open' AND deleted_at IS NULL)
    ORDER BY q.created_at LIMIT 500`,
  // What was done with the request was done with the task.
  risers: `SELECT t.pk, t.id, t.title, t.kind, t.critical, t.owner, t.reseller_pk AS resellerPk,
      r.manager AS resellerManager, t.due_at AS dueAt, t.snoozed_until AS snoozedUntil,
      max(coalesce(t.touched_at, t.created_at), coalesce(g.updated_at, 0),
        coalesce(q.updated_at, 0)) AS touchedAt,
      t.escalation, t.escalated_at AS escalatedAt, t.critical_step AS criticalStep
    FROM task t LEFT JOIN reseller r ON r.pk = t.reseller_pk
    LEFT JOIN training_registration g ON g.pk = t.registration_pk
    LEFT JOIN bonus_request q ON q.pk = t.request_pk
    WHERE t.kind = ? AND ${isOpen}`,
  load: `SELECT count(*) FROM task WHERE owner = ? AND state = 'open' AND deleted_at IS NULL`,
  points: `SELECT coalesce(sum(points), 0) FROM bonus_entry
    WHERE reseller_pk = ? AND deleted_at IS NULL`,
  pointsOfOpen: `SELECT reseller_pk AS resellerPk, sum(points) AS points FROM bonus_entry
    WHERE deleted_at IS NULL AND reseller_pk IN
      (SELECT t.reseller_pk FROM task t WHERE ${isOpen})
    GROUP BY reseller_pk`,
} as const;

/** Reads tasks: the worklist, one of them, and those on their way up. */
export class Tasks {
  readonly #openOf: Statement<[string], OpenTask>;
  readonly #openOfNobody: Statement<[], OpenTask>;
  readonly #openOfAll: Statement<[], OpenTask>;
  readonly #ofReseller: Statement<[number], number>;
  readonly #allOfReseller: Statement<[number], number>;
  readonly #row: Statement<[number], StoredTask>;
  readonly #requests: readonly Statement<[], OpenRequest>[];
  readonly #risers: Statement<[string], RiserRow>;
  readonly #points: Statement<[number], number>;
  readonly #pointsOfOpen: Statement<[], { resellerPk: number; points: number }>;

  constructor(db: Database) {
    this.#openOf = db.prepare(taskSql.openOf);
    this.#openOfNobody = db.prepare(taskSql.openOfNobody);
    this.#openOfAll = db.prepare(taskSql.openOfAll);
    this.#ofReseller = db.prepare<[number], number>(taskSql.ofReseller).pluck();
    this.#allOfReseller = db.prepare<[number], number>(taskSql.allOfReseller).pluck();
    this.#row = db.prepare(taskSql.row);
    this.#requests = [db.prepare(taskSql.registrations), db.prepare(taskSql.requests)];
    this.#risers = db.prepare(taskSql.risers);
    this.#points = db.prepare<[number], number>(taskSql.points).pluck();
    this.#pointsOfOpen = db.prepare(taskSql.pointsOfOpen);
  }

  /** The open tasks of a person and, if asked for, those of nobody; of everybody for null. */
  open(owner: string | null, withNobodys: boolean): OpenTask[] {
    if (owner === null) return this.#openOfAll.all();
    const own = this.#openOf.all(owner);
    return withNobodys ? [...own, ...this.#openOfNobody.all()] : own;
  }

  /** One task, or undefined when there is no such (any more). */
  read(pk: number): StoredTask | undefined {
    return this.#row.get(pk);
  }

  /** The next open tasks of a reseller. */
  ofReseller(resellerPk: number): StoredTask[] {
    return this.#ofReseller.all(resellerPk).flatMap((pk) => this.read(pk) ?? []);
  }

  /** All open ones of a reseller, however many, the next due first. */
  allOfReseller(resellerPk: number): StoredTask[] {
    return this.#allOfReseller.all(resellerPk).flatMap((pk) => this.read(pk) ?? []);
  }

  /** Requests that wait for a decision without a task to remind of them, the oldest first. */
  openRequests(): OpenRequest[] {
    return this.#requests.flatMap((statement) => statement.all());
  }

  /** The open tasks of a kind as far as their way up goes. */
  risers(kind: TaskKind): Riser[] {
    return this.#risers.all(kind).map((row) => ({ ...row, critical: row.critical === 1 }));
  }

  /** What a reseller has in points, to weigh it. */
  points(resellerPk: number): number {
    return this.#points.get(resellerPk) ?? 0;
  }

  /** The points of all resellers with an open task, at once; who has no entry has none. */
  pointsOfOpen(): ReadonlyMap<number, number> {
    return new Map(this.#pointsOfOpen.all().map((row) => [row.resellerPk, row.points]));
  }
}
