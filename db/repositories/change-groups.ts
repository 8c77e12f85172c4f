import type { Database } from 'better-sqlite3';
import { AppError } from '#contract/errors.ts';
import { entityInfo, type Entity, type SqlValue } from '../write/entities.ts';
import { rowField, type WriteTransaction } from '../write/write-transaction.ts';
import type { Writer } from '../write/writer.ts';

export type ChangeRow = {
  readonly entity: Entity;
  readonly entityPk: number;
  readonly resellerPk: number | null;
  readonly field: string;
  readonly oldValue: SqlValue;
  readonly newValue: SqlValue;
};

/**
 * Looks at a step that is being taken back, after its rows have their old values again: an area puts
 * right what follows from that, or throws `undo/changed-since` when others depend on the step by now.
 */
export type ReversalGuard = (tx: WriteTransaction, rows: readonly ChangeRow[]) => void;

export type Reversal = {
  /** The step that took the change back: reversing it brings the change again. */
  readonly groupNo: number;
  readonly label: string;
  readonly resellerPk: number | null;
};

/** The name of what a step changed, for the words of "undo": `reseller.city`, `phone.@row`. */
export function groupLabel(db: Database, groupNo: number): string | null {
  return labelOf(readGroup(db, groupNo));
}

/** The row that names a step: a task that only follows from it does not. */
export function namingRow(rows: readonly ChangeRow[]): ChangeRow | undefined {
  return rows.find(({ entity }) => entity !== 'task') ?? rows[0];
}

function labelOf(rows: readonly ChangeRow[]): string | null {
  const row = namingRow(rows);
  return row ? `${row.entity}.${row.field}` : null;
}

/**
 * Takes one step back by writing the old values as a new step, so that history, outbox and search
 * stay true. Throws `undo/changed-since` when a value is no longer what the step made of it.
 */
export function reverseGroup(
  db: Database,
  writer: Writer,
  groupNo: number,
  actor: string,
  guards: readonly ReversalGuard[] = [],
): Reversal {
  const rows = readGroup(db, groupNo);
  const label = labelOf(rows);
  if (label === null) throw new AppError('undo/nothing', `no change with group ${String(groupNo)}`);
  return writer.transaction({ actor, batchPk: null }, (tx) => {
    for (const row of rows) reverse(db, tx, row);
    for (const guard of guards) guard(tx, rows);
    return {
      groupNo: tx.groupNo,
      label,
      resellerPk: rows.find((row) => row.resellerPk !== null)?.resellerPk ?? null,
    };
  });
}

/** What a step changed, the last change first. */
export function readGroup(db: Database, groupNo: number): ChangeRow[] {
  return db
    .prepare<[number], ChangeRow>(
      `SELECT entity, entity_pk AS entityPk, reseller_pk AS resellerPk, field,
        old_value AS oldValue, new_value AS newValue
       FROM change WHERE group_no = ? ORDER BY pk DESC`,
    )
    .all(groupNo);
}

function reverse(db: Database, tx: WriteTransaction, row: ChangeRow): void {
  const info = entityInfo(row.entity);
  const changedSince = () =>
    new AppError('undo/changed-since', `${row.entity}.${row.field} was changed since`, {
      details: { entity: row.entity, field: row.field },
    });
  if (row.field === rowField) {
    const deleted = db
      .prepare<[number], number | null>(`SELECT deleted_at FROM ${info.table} WHERE pk = ?`)
      .pluck()
      .get(row.entityPk);
    const exists = deleted === null;
    if (exists !== (row.newValue === 'created')) throw changedSince();
    if (exists) tx.remove(row.entity, row.entityPk);
    else tx.restore(row.entity, row.entityPk);
    return;
  }
  const column = info.fields.find((field) => field.field === row.field)?.column;
  if (column === undefined) throw new Error(`no field ${row.field} in ${row.entity}`);
  const current = db
    .prepare<[number], SqlValue>(`SELECT ${column} FROM ${info.table} WHERE pk = ?`)
    .pluck()
    .get(row.entityPk);
  if (current !== row.newValue) throw changedSince();
  tx.patch(row.entity, row.entityPk, { [row.field]: row.oldValue });
}
