import { headOfficeActor } from '#contract/sync/head-office-actor.ts';
import type { Mutation, Scalar } from '#contract/sync/mutation.ts';
import { uuidV7 } from '#domain/identity/uuid-v7.ts';
import { applyStep } from '../rules/apply-step.ts';
import { headOffice } from '../rules/head-office.ts';
import { Refusal } from '../rules/refusal.ts';
import type { Sql } from '../store/sql.ts';
import { appendToLog } from './append.ts';
import { loadState } from './load-state.ts';
import { storeState } from './store-state.ts';

/** A row that head office itself makes or changes. */
export type RowChange = {
  readonly kind: 'create' | 'patch';
  readonly entity: string;
  readonly id: string;
  readonly fields: Readonly<Record<string, Scalar>>;
};

/**
 * Makes or changes a row by the same rules and through the same log as a mutation of a desktop, within a
 * transaction. Throws the `Refusal` of a rule that forbids it; then nothing may be committed.
 */
export async function changeRow(
  sql: Sql,
  workspace: string,
  change: RowChange,
  now: number,
): Promise<void> {
  const mutation = mutationOf(change, now);
  const state = await loadState(sql, workspace, [mutation]);
  const [outcome] = applyStep(
    state,
    { intent: null, mutations: [mutation] },
    {
      ...{ deviceId: headOffice, role: '', now, today: '', newId: uuidV7 },
      onFault: (error) => {
        throw error;
      },
    },
  );
  if (outcome?.code !== undefined) throw new Refusal(outcome.code, outcome.details);
  await storeState(sql, workspace, state);
  await appendToLog(sql, workspace, state.entries);
}

function mutationOf({ kind, entity, id, fields }: RowChange, now: number): Mutation {
  const common = {
    ...{ mutNo: 1, mutId: uuidV7(now), entity, id, hlc: '', schemaVersion: 1 },
    ...{ actor: headOfficeActor, at: now },
  };
  if (kind === 'create') return { ...common, kind, fields: { ...fields } };
  // It is said of the row as it stands, whatever desktops have not seen of it yet.
  const baseVersion = Number.MAX_SAFE_INTEGER;
  const patched = Object.entries(fields).map(([name, value]) => [name, { value, baseVersion }]);
  return {
    ...common,
    kind,
    fields: Object.fromEntries(patched) as (Mutation & { kind: 'patch' })['fields'],
  };
}
