import type { Database } from 'better-sqlite3';
import type { RefusalLine, StepRow } from '#contract/head-office.ts';
import { references } from '#contract/sync/entity-order.ts';
import type { Mutation } from '#contract/sync/mutation.ts';
import { summaryOf } from './outbox.ts';
import { rowSubject } from './row-subject.ts';
import { isSecretField } from './secret-field.ts';

type Stored = Omit<RefusalLine, 'rows' | 'details' | 'changed'> & {
  readonly details: string | null;
  readonly input: string;
};

const selected = `SELECT f.pk, f.code, f.details, f.intent, f.actor, f.at, f.refused_at AS refusedAt,
  r.name AS reseller, f.reseller_pk AS resellerPk, f.task_pk AS taskPk, f.state, f.input
  FROM refusal f LEFT JOIN reseller r ON r.pk = f.reseller_pk`;

/** A refusal with the mutations of its step; null when there is none. */
export function readRefusal(
  db: Database,
  pk: number,
): { readonly line: RefusalLine; readonly mutations: Mutation[] } | null {
  const row = db.prepare<[number], Stored>(`${selected} WHERE f.pk = ?`).get(pk);
  return row ? { line: lineOf(db, row), mutations: mutationsOf(row) } : null;
}

const mostListed = 300;

/** What head office did not take and nobody has seen to, the newest first, then what was done with others. */
export function listRefusals(db: Database): RefusalLine[] {
  return db
    .prepare<[], Stored>(
      `${selected} ORDER BY f.state <> 'open', f.refused_at DESC, f.pk DESC LIMIT ${mostListed}`,
    )
    .all()
    .map((row) => lineOf(db, row));
}

function mutationsOf({ input }: Stored): Mutation[] {
  return JSON.parse(input) as Mutation[];
}

function lineOf(db: Database, stored: Stored): RefusalLine {
  const { pk, code, intent, actor, at, refusedAt, reseller, resellerPk, taskPk, state } = stored;
  const { details } = stored;
  return {
    ...{ pk, code, intent, actor, at, refusedAt, reseller, resellerPk, taskPk, state },
    details: details === null ? {} : (JSON.parse(details) as RefusalLine['details']),
    changed: code === 'training/waitlisted',
    rows: mutationsOf(stored).map((mutation) => rowOf(db, mutation)),
  };
}

function rowOf(db: Database, mutation: Mutation): StepRow {
  const { entity, id, kind } = mutation;
  const { values } = summaryOf(mutation);
  const fields = Object.entries(values)
    .filter(([field]) => !isSecretField(entity, field))
    .map(([field, value]) => ({
      field,
      value: shown(db, field, value as string | number | null),
    }));
  return { entity, id, kind, fields };
}

function shown(db: Database, field: string, value: string | number | null): string | number | null {
  if (typeof value !== 'string' || references[field] === undefined) return value;
  return rowSubject(db, null, value, field) ?? value;
}
