import type { Database } from 'better-sqlite3';
import { intentOf } from '#contract/sync/intents.ts';
import type { PendingStep } from '#contract/head-office.ts';
import { mutationColumns, mutationOf, summaryOf, type StoredMutation } from './outbox.ts';
import { rowSubject } from './row-subject.ts';

const mostMutations = 2000;

/** The steps that head office has not answered, the oldest first; the first of very many. */
export function pendingSteps(db: Database, ackedMutNo: number): PendingStep[] {
  const rows = db
    .prepare<[number], StoredMutation>(
      `SELECT ${mutationColumns} FROM mutation WHERE mut_no > ? ORDER BY mut_no LIMIT ${mostMutations}`,
    )
    .all(ackedMutNo);
  const steps = new Map<number, StoredMutation[]>();
  for (const row of rows) steps.set(row.step, [...(steps.get(row.step) ?? []), row]);
  const pkOf = db.prepare<[string], number>('SELECT pk FROM reseller WHERE id = ?').pluck();
  return [...steps].map(([step, own]) => {
    const mutations = own.map(mutationOf).map((mutation) => ({ mutation, ...summaryOf(mutation) }));
    const id = mutations
      .map(({ mutation, values }) =>
        mutation.entity === 'reseller' ? mutation.id : values['resellerId'],
      )
      .find((one) => typeof one === 'string');
    const reseller = typeof id === 'string' ? id : null;
    return {
      step,
      at: own[0]?.at ?? 0,
      actor: own[0]?.actor ?? '',
      intent: intentOf(mutations),
      reseller: reseller === null ? null : rowSubject(db, 'reseller', reseller),
      resellerPk: reseller === null ? null : (pkOf.get(reseller) ?? null),
      entities: [...new Set(own.map(({ entity }) => entity))],
      mutations: own.length,
    };
  });
}
