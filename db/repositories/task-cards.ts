import type { Database, Statement } from 'better-sqlite3';
import type { TaskCard, TaskChangeLine } from '#contract/task.ts';
import { rowField } from '../write/write-transaction.ts';

type InteractionRow = NonNullable<TaskCard['interaction']> & { readonly phone: string | null };
type PhoneRow = TaskCard['phones'][number];

/** Reads what stands around a task: the call that it came of, telephone numbers, its history. */
export class TaskCards {
  readonly #interaction: Statement<[number], InteractionRow>;
  readonly #phones: Statement<[number], PhoneRow>;
  readonly #title: Statement<[number], string>;
  readonly #session: Statement<[number], number>;
  readonly #refusal: Statement<[number], number>;
  readonly #history: Statement<[number], TaskChangeLine>;

  constructor(db: Database) {
    this.#interaction = db.prepare(
      `SELECT channel, occurred_at AS at, topic, text, phone FROM interaction
       WHERE pk = ? AND deleted_at IS NULL`,
    );
    this.#phones = db.prepare(
      `SELECT e164, extension FROM phone WHERE reseller_pk = ? AND deleted_at IS NULL
       ORDER BY pk LIMIT 5`,
    );
    this.#title = db
      .prepare<[number], string>('SELECT title FROM task WHERE pk = ? AND deleted_at IS NULL')
      .pluck();
    this.#session = db
      .prepare<[number], number>(
        'SELECT session_pk FROM training_registration WHERE pk = ? AND deleted_at IS NULL',
      )
      .pluck();
    this.#refusal = db
      .prepare<[number], number>(
        'SELECT pk FROM refusal WHERE task_pk = ? ORDER BY pk DESC LIMIT 1',
      )
      .pluck();
    this.#history = db.prepare(
      `SELECT field, old_value AS oldValue, new_value AS newValue, actor, at FROM change
       WHERE entity = 'task' AND entity_pk = ?
         AND field IN ('${rowField}', 'title', 'dueAt', 'state', 'owner', 'snoozedUntil', 'critical',
           'escalation', 'criticalStep')
       ORDER BY pk DESC LIMIT 50`,
    );
  }

  interaction(pk: number): InteractionRow | undefined {
    return this.#interaction.get(pk);
  }

  phones(resellerPk: number): PhoneRow[] {
    return this.#phones.all(resellerPk);
  }

  title(pk: number): string | undefined {
    return this.#title.get(pk);
  }

  /** The session of a registration. */
  session(registrationPk: number): number | undefined {
    return this.#session.get(registrationPk);
  }

  /** The refusal that a task leads to, on the desktop where it was typed. */
  refusal(pk: number): number | undefined {
    return this.#refusal.get(pk);
  }

  history(pk: number): TaskChangeLine[] {
    return this.#history.all(pk);
  }
}
