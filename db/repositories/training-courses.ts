import type { Database, Statement } from 'better-sqlite3';
import type { Course } from '#contract/training.ts';

type CourseRow = Omit<Course, 'active'> & { readonly active: number };

/** The statements of the reader; tests look at their plans. */
export const courseSql = {
  all: `SELECT c.pk, c.name, c.code, c.description, c.duration_days AS durationDays, c.active,
    (SELECT count(*) FROM training_session s WHERE s.course_pk = c.pk AND s.starts_on >= ?
      AND s.deleted_at IS NULL AND s.state = 'planned') AS upcoming
    FROM training_course c WHERE c.deleted_at IS NULL`,
} as const;

/** Reads the courses: few rows, always all of them. */
export class TrainingCourses {
  readonly #all: Statement<[string], CourseRow>;

  constructor(db: Database) {
    this.#all = db.prepare(courseSql.all);
  }

  /** The courses by name, those on offer first; `today` tells which sessions are to come. */
  all(today: string): Course[] {
    return this.#all
      .all(today)
      .map((row) => ({ ...row, active: row.active !== 0 }))
      .sort((a, b) => Number(b.active) - Number(a.active) || a.name.localeCompare(b.name, 'ru'));
  }

  /** One course; null when there is none (any more). */
  read(pk: number, today: string): Course | null {
    return this.all(today).find((course) => course.pk === pk) ?? null;
  }
}
