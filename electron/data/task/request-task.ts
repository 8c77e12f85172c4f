import type { Database } from '#db/database.ts';
import type { WriteTransaction } from '#db/write/write-transaction.ts';
import { addWorkingDays } from '#domain/calendar/working-time.ts';
import type { DataContext } from '../context.ts';

/** A request is received and decided within so many working days. */
const daysToDecide = 3;

export type RequestTask = {
  readonly kind: 'registration' | 'bonus-request';
  readonly resellerPk: number;
  readonly registrationPk?: number;
  readonly requestPk?: number;
  readonly interactionPk?: number | null;
  readonly title: string;
  /** Who is to do it, where that is not whoever works. */
  readonly owner?: string;
  /** The manager is warned at the end of its first day. */
  readonly critical?: boolean;
};

type RequestKey = Pick<RequestTask, 'registrationPk' | 'requestPk'>;
type Parts = Pick<DataContext, 'db' | 'actor' | 'now' | 'workingTime'>;

/**
 * Opens the task of a request in the transaction that makes the request: owned by whoever took it
 * unless another is named, due in 3 working days. Answers its row number. Throws `calendar/year-missing`.
 */
export function openRequestTask(
  tx: WriteTransaction,
  context: Parts,
  request: RequestTask,
): number {
  const now = context.now();
  const { calendar, timeZone } = context.workingTime();
  const actor = context.actor();
  const owner = request.owner ?? actor;
  return tx.create('task', {
    kind: request.kind,
    title: request.title,
    resellerPk: request.resellerPk,
    registrationPk: request.registrationPk ?? null,
    requestPk: request.requestPk ?? null,
    interactionPk: request.interactionPk ?? null,
    owner,
    createdBy: actor,
    assignedBy: owner === actor ? null : actor,
    dueAt: addWorkingDays(calendar, now, daysToDecide, timeZone),
    state: 'open',
    priority: 0,
    critical: request.critical === true ? 1 : 0,
    touchedAt: now,
    escalation: 0,
  });
}

/** Marks the open tasks of a decided request as done; one that has none is left alone. */
export function settleRequestTask(tx: WriteTransaction, context: Parts, key: RequestKey): void {
  for (const pk of openTasksOf(context.db, key)) {
    tx.patch('task', pk, { state: 'done', doneAt: context.now(), snoozedUntil: null });
  }
}

/**
 * A person did something with the request: its tasks count as touched, so that they stay where they
 * are. Answers whether it has any that is open.
 */
export function touchRequestTask(tx: WriteTransaction, context: Parts, key: RequestKey): boolean {
  const open = openTasksOf(context.db, key);
  for (const pk of open) tx.patch('task', pk, { touchedAt: context.now() });
  return open.length > 0;
}

/**
 * The open tasks of a request show other facts from now on, unless a person gave them another title; one
 * that has none is left alone. What was critical stays so: a person may have made it that.
 */
export function retellRequestTask(
  tx: WriteTransaction,
  context: Parts,
  key: RequestKey,
  told: { readonly was: string; readonly title: string; readonly critical: boolean },
): void {
  const titleOf = context.db
    .prepare<[number], string>('SELECT title FROM task WHERE pk = ?')
    .pluck();
  for (const pk of openTasksOf(context.db, key)) {
    tx.patch('task', pk, {
      touchedAt: context.now(),
      ...(titleOf.get(pk) === told.was ? { title: told.title } : {}),
      ...(told.critical ? { critical: 1 } : {}),
    });
  }
}

function openTasksOf(db: Database, { registrationPk, requestPk }: RequestKey): number[] {
  const byColumn = (column: 'registration_pk' | 'request_pk', pk: number | undefined) =>
    pk === undefined
      ? []
      : db
          .prepare<[number], number>(
            `SELECT pk FROM task WHERE ${column} = ? AND state = 'open' AND deleted_at IS NULL`,
          )
          .pluck()
          .all(pk);
  return [...byColumn('registration_pk', registrationPk), ...byColumn('request_pk', requestPk)];
}
