import type { Database } from 'better-sqlite3';

/** A participant of a training with all that the old list has a column for. */
export type TrainingRow = {
  readonly pk: number;
  readonly course: string;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly trainingCity: string | null;
  readonly place: string | null;
  readonly online: 0 | 1;
  readonly participant: string;
  readonly position: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly registeredAt: number;
  readonly name: string;
  readonly legalForm: string | null;
  readonly writtenName: string | null;
  readonly inn: string | null;
  /** Of a branch only: without it nobody could tell it from the others of its INN. */
  readonly branchKpp: string | null;
  readonly city: string | null;
};

const live = `training_registration g
  JOIN training_session s ON s.pk = g.session_pk AND s.deleted_at IS NULL
  JOIN training_course c ON c.pk = s.course_pk AND c.deleted_at IS NULL
  JOIN reseller r ON r.pk = g.reseller_pk AND r.deleted_at IS NULL`;

/** Reads participants for the old list, by row number. */
export class OldTrainingRows {
  readonly #row;
  readonly #order;

  constructor(db: Database) {
    this.#row = db.prepare<[number], TrainingRow>(
      `SELECT g.pk, c.name AS course, s.starts_on AS startsOn, s.ends_on AS endsOn,
         s.city AS trainingCity, s.place, s.online, g.participant, g.position, g.phone, g.email,
         g.registered_at AS registeredAt, r.name, r.legal_form AS legalForm,
         r.written_name AS writtenName, r.inn, r.city,
         CASE WHEN EXISTS (SELECT 1 FROM reseller o WHERE o.inn = r.inn AND o.pk <> r.pk
           AND o.deleted_at IS NULL) THEN r.kpp END AS branchKpp
       FROM ${live} WHERE g.pk = ? AND g.deleted_at IS NULL`,
    );
    this.#order = db
      .prepare<[], number>(
        `SELECT g.pk FROM ${live} WHERE g.deleted_at IS NULL
           AND g.state NOT IN ('declined', 'cancelled')
         ORDER BY s.starts_on, c.name, s.pk, r.name_key, r.pk, g.pk`,
      )
      .pluck();
  }

  /** The row numbers of all who come or wait, by training and company. */
  all(): Uint32Array {
    return Uint32Array.from(this.#order.all());
  }

  /** The participants in the order asked; one deleted meanwhile is left out. */
  read(pks: Iterable<number>): TrainingRow[] {
    const rows: TrainingRow[] = [];
    for (const pk of pks) {
      const row = this.#row.get(pk);
      if (row !== undefined) rows.push(row);
    }
    return rows;
  }
}
