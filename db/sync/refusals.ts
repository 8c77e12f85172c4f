import type { Database } from 'better-sqlite3';
import { headOfficeActor } from '#contract/sync/head-office-actor.ts';
import { refusedTitle } from '#contract/sync/refused-title.ts';
import type { Outcome } from '#contract/sync/messages.ts';
import type { Mutation } from '#contract/sync/mutation.ts';
import type { Receiver } from '../write/receiver.ts';
import type { WriteTransaction } from '../write/write-transaction.ts';
import { summaryOf } from './outbox.ts';

export type RefusedStep = {
  readonly step: number;
  readonly intent: string | null;
  readonly outcome: Outcome;
  readonly mutations: readonly Mutation[];
  readonly state: 'open' | 'superseded';
  readonly now: number;
};

/**
 * Keeps what head office did not take as it was meant, and opens a task for whoever typed it, unless somebody
 * else had done the same already.
 */
export function keepRefusal(
  db: Database,
  tx: WriteTransaction,
  receiver: Receiver,
  { step, intent, outcome, mutations, state, now }: RefusedStep,
): void {
  const [first] = mutations;
  if (first === undefined) return;
  const { resellerPk, subject } = subjectOf(receiver, db, mutations);
  // A task about a task that was refused would be refused as well, and so on for ever.
  const isOwn = first.actor === headOfficeActor && first.entity === 'task';
  const taskPk =
    state === 'open' && !isOwn
      ? tx.create('task', {
          title: `${refusedTitle}: ${subject}`.slice(0, 200),
          kind: 'other',
          resellerPk,
          owner: first.actor,
          dueAt: now,
          state: 'open',
          priority: 0,
          critical: 1,
          escalation: 0,
          createdBy: headOfficeActor,
        })
      : null;
  const details = outcome.details === undefined ? null : JSON.stringify(outcome.details);
  db.prepare(
    `INSERT INTO refusal (step, code, details, intent, actor, at, refused_at, input, reseller_pk,
       task_pk, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    step,
    outcome.code ?? 'sync/refused',
    details,
    intent,
    first.actor,
    first.at,
    now,
    JSON.stringify(mutations),
    resellerPk,
    taskPk,
    state,
  );
}

/** How many refusals nobody has seen to. */
export function openRefusals(db: Database): number {
  const count = db.prepare<[], number>("SELECT count(*) FROM refusal WHERE state = 'open'").pluck();
  return count.get() ?? 0;
}

/** Notes what a person has done with a refusal. */
export function setRefusalState(db: Database, pk: number, state: 'again' | 'dismissed'): void {
  db.prepare('UPDATE refusal SET state = ? WHERE pk = ?').run(state, pk);
}

/** The row number of a reseller that is still there: what was taken out again nothing may refer to. */
function standing(receiver: Receiver, db: Database, id: string): number | null {
  const pk = receiver.pkOf('reseller', id);
  if (pk === null) return null;
  const deleted = db.prepare<[number], number>(
    'SELECT deleted_at IS NOT NULL FROM reseller WHERE pk = ?',
  );
  return deleted.pluck().get(pk) === 0 ? pk : null;
}

const telling = ['participant', 'name', 'title', 'text', 'points', 'state'] as const;

/** Of whom a step was, and the first words by which a person knows it. */
function subjectOf(
  receiver: Receiver,
  db: Database,
  mutations: readonly Mutation[],
): { readonly resellerPk: number | null; readonly subject: string } {
  let resellerPk: number | null = null;
  const words: string[] = [];
  for (const mutation of mutations) {
    const { entity, id } = mutation;
    const { values } = summaryOf(mutation);
    const reseller = entity === 'reseller' ? id : values['resellerId'];
    if (typeof reseller === 'string') resellerPk ??= standing(receiver, db, reseller);
    const found = telling.find((name) => values[name] !== undefined && values[name] !== null);
    // The points of an entry are those of the request before it.
    const isAlong = entity === 'bonus-entry' && words.length > 0;
    if (found !== undefined && !isAlong) words.push(String(values[found]));
  }
  const name =
    resellerPk === null
      ? undefined
      : db
          .prepare<[number], string>('SELECT name FROM reseller WHERE pk = ?')
          .pluck()
          .get(resellerPk);
  const parts = [...(name === undefined ? [] : [name]), ...words];
  return { resellerPk, subject: [...new Set(parts)].slice(0, 3).join(' — ') };
}
