import { encodeHlc } from '#domain/identity/hlc.ts';
import type { Mutation } from '#contract/sync/mutation.ts';
import { applyStep, type StepOutcome } from '#server/rules/apply-step.ts';
import { WorkspaceState } from '#server/rules/workspace-state.ts';
import type { Said } from './pusher.ts';

/** A workspace in which nothing is yet. */
export function emptyState(): WorkspaceState {
  return new WorkspaceState({
    ...{ rows: new Map(), accounts: new Map(), ledger: new Map() },
    ...{ claims: new Map(), uniques: new Map() },
  });
}

/** The rules of head office over a workspace of their own, without a database. */
export function ruleWorld(role = 'administrator') {
  const state = emptyState();
  const faults: unknown[] = [];
  let ms = Date.UTC(2026, 10, 30, 9);
  let mutNo = 0;
  let made = 0;
  const newId = (): string => {
    made += 1;
    return `own-${String(made).padStart(4, '0')}`;
  };
  return {
    state,
    /** What the rules themselves broke on: nothing. */
    faults,
    newId,
    /** Carries a step out that a device, `a` where none is said, has made. */
    apply: (intent: string | null, said: readonly (Said & { readonly device?: string })[]) => {
      ms += 1000;
      const device = said[0]?.device ?? 'a';
      const mutations = said.map((one): Mutation => {
        mutNo += 1;
        const hlc = encodeHlc({ ms, counter: mutNo % 0xffff, device });
        return {
          ...{ mutNo, mutId: `m${mutNo}`, id: `r${mutNo}`, hlc, schemaVersion: 1 },
          ...{ actor: 'Анна', at: ms, ...one },
        } as Mutation;
      });
      const around = { deviceId: device, role, now: ms, today: '2026-11-30', newId };
      const onFault = (error: unknown): void => void faults.push(error);
      return applyStep(
        state,
        { intent, mutations },
        { ...around, onFault },
      ) satisfies StepOutcome[];
    },
  };
}
