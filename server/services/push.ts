import type { Outcome, PushResponse } from '#contract/sync/messages.ts';
import type { Mutation, Step } from '#contract/sync/mutation.ts';
import { localDate } from '#domain/calendar/instant.ts';
import { uuidV7 } from '#domain/identity/uuid-v7.ts';
import { applyReadable, type StepOutcome } from '../rules/apply-step.ts';
import type { device } from '../store/schema/access.ts';
import type { outcome } from '../store/schema/log.ts';
import type { Sql, Store } from '../store/sql.ts';
import { appendToLog, type Faults } from './append.ts';
import { requireLineage } from './lineage.ts';
import { loadState } from './load-state.ts';
import { pushInParts, type PushContent } from './push-in-parts.ts';
import { rowsToTell } from './rows-to-tell.ts';
import { ServiceFault } from './service-fault.ts';
import { storeState } from './store-state.ts';
import { wellFormed } from './well-formed.ts';

/** The device that asks, as its token says. */
export type Caller = { readonly workspace: string; readonly deviceId: string };

export type PushOptions = {
  readonly now: () => number;
  readonly newId?: () => string;
  readonly faults?: Faults;
  /** Hears of faults of the rules themselves; they refuse the step, not the push. */
  readonly onFault?: (error: unknown) => void;
  /** Called at each place where a process may die; a test waits or throws in it. */
  readonly at?: (place: 'loaded' | 'numbered' | 'written' | 'committed') => Promise<void>;
};

const nothing: ReadonlySet<number> = new Set();

type DeviceRow = Pick<typeof device.$inferSelect, 'lastMutNo' | 'role'> & {
  readonly timeZone: string;
  /** Another device has, or had, the same disk: it may have sent the same mutations. */
  readonly hasTwin: boolean;
};
type OutcomeRow = typeof outcome.$inferSelect;
type StoredOutcome = Pick<OutcomeRow, 'mutNo' | 'mutId' | 'entity' | 'id' | 'seq'> & {
  readonly status: Outcome['status'];
  readonly answer: { code?: string; details?: Outcome['details'] } | null;
};

/**
 * Takes mutations of a device: they, their answers and the device's last number are stored together. What came
 * before gets the answer it got. Throws `sync/gap`, `sync/copied-device`, `sync/other-data-set`,
 * `sync/other-epoch`; then nothing is stored.
 */
export async function push(
  store: Store,
  caller: Caller,
  request: PushContent,
  options: PushOptions,
): Promise<PushResponse> {
  return pushInParts(request, (content) => pushWhole(store, caller, content, options));
}

async function pushWhole(
  store: Store,
  caller: Caller,
  request: PushContent,
  options: PushOptions,
): Promise<PushResponse> {
  const { unreadable = nothing } = request;
  const { now, newId = uuidV7, faults = {}, at = () => Promise.resolve() } = options;
  const { onFault = () => undefined } = options;
  const steps = wellFormed(request.steps);
  const { workspace, deviceId } = caller;
  let tries = 0;
  const response = await store.transaction(async (sql) => {
    tries += 1;
    const device = await lockDevice(sql, caller);
    await requireLineage(sql, workspace, request);
    const all = steps.flatMap(({ mutations }) => mutations);
    // Lost once, it may be against the same mutation of another device: its answer is looked for.
    const known = await knownOutcomes(sql, caller, device, all, tries > 1);
    const { fresh, twins } = freshSteps(steps, device.lastMutNo, known, deviceId, faults);
    const mutations = fresh.flatMap((step) => step.mutations);
    const state = await loadState(sql, workspace, mutations);
    await at('loaded');
    const around = {
      deviceId,
      role: device.role,
      now: now(),
      today: localDate(now(), device.timeZone),
      newId,
      onFault,
    };
    const made = fresh.flatMap((step) => applyReadable(state, step, unreadable, around));
    await storeState(sql, workspace, state);
    // Last, as nobody of the workspace can append while it is held, to the commit.
    const seqs = await appendToLog(sql, workspace, state.entries, faults);
    await at('numbered');
    const outcomes = made.map((outcome) => numbered(outcome, seqs));
    const lastMutNo = Math.max(device.lastMutNo, all.at(-1)?.mutNo ?? 0);
    await storeOutcomes(sql, caller, mutations, outcomes, lastMutNo, now());
    await at('written');
    const earlier = [...[...known.values()].map(answerOf), ...answersOfTwins(outcomes, twins)];
    const rows = await rowsToTell(sql, workspace, state, all, [...earlier, ...outcomes]);
    const { dataSetId, epoch } = request;
    return {
      dataSetId,
      epoch,
      lastMutNo,
      outcomes: [...earlier, ...outcomes].sort((a, b) => a.mutNo - b.mutNo),
      rows,
      serverTime: now(),
    };
  });
  await at('committed');
  return response;
}

async function lockDevice(sql: Sql, { workspace, deviceId }: Caller): Promise<DeviceRow> {
  const [device] = await sql.query<DeviceRow & { revoked: boolean }>(
    `SELECT d.last_mut_no AS "lastMutNo", d.role, w.time_zone AS "timeZone",
       d.revoked_at IS NOT NULL AS revoked, d.copied_from IS NOT NULL OR EXISTS (
         SELECT 1 FROM device t WHERE t.workspace = $1 AND t.copied_from = $2) AS "hasTwin"
     FROM device d JOIN workspace w ON w.id = d.workspace
     WHERE d.workspace = $1 AND d.id = $2 FOR UPDATE OF d`,
    [workspace, deviceId],
  );
  if (!device) throw new ServiceFault('sync/unknown-device', 'no such device');
  if (device.revoked) throw new ServiceFault('sync/revoked', 'the device was revoked');
  return device;
}

/**
 * What was answered to these mutations before, by the number the device gives them now. A mutation that another
 * copy of a disk has sent counts as the same one.
 */
async function knownOutcomes(
  sql: Sql,
  { workspace, deviceId }: Caller,
  { lastMutNo, hasTwin }: DeviceRow,
  mutations: readonly Mutation[],
  isSuspect: boolean,
): Promise<Map<number, StoredOutcome>> {
  const mayBeKnown = isSuspect || hasTwin || mutations.some(({ mutNo }) => mutNo <= lastMutNo);
  if (!mayBeKnown) return new Map();
  const rows = await sql.query<StoredOutcome & { sameNo: boolean; asked: number }>(
    // Two look-ups, each by its own index: joined by OR the table would be read whole.
    `WITH asked AS (SELECT no, mid FROM json_to_recordset($3::json) AS k (no bigint, mid uuid))
     SELECT o.mut_no AS "mutNo", o.mut_id AS "mutId", o.entity, o.id, o.status, o.seq, o.answer,
       false AS "sameNo", a.no AS asked
     FROM asked a JOIN outcome o ON o.workspace = $1 AND o.mut_id = a.mid
     UNION ALL
     SELECT o.mut_no, o.mut_id, o.entity, o.id, o.status, o.seq, o.answer, true, a.no
     FROM asked a JOIN outcome o ON o.workspace = $1 AND o.device_id = $2 AND o.mut_no = a.no`,
    [
      workspace,
      deviceId,
      JSON.stringify(mutations.map(({ mutNo, mutId }) => ({ no: mutNo, mid: mutId }))),
    ],
  );
  const byNo = new Map<number, StoredOutcome>();
  const idOf = new Map(mutations.map(({ mutNo, mutId }) => [mutNo, mutId]));
  for (const { asked, sameNo, ...outcome } of rows) {
    if (sameNo && idOf.get(asked) !== outcome.mutId) {
      throw new ServiceFault('sync/copied-device', `number ${asked} is another mutation's`, {
        mutNo: asked,
      });
    }
    byNo.set(asked, { ...outcome, mutNo: asked });
  }
  return byNo;
}

type Fresh = {
  readonly fresh: readonly Step[];
  /** Numbers of mutations that came twice in one push, by the number under which they came first. */
  readonly twins: ReadonlyMap<number, number>;
};

/** The steps with what is new in them; throws where a number is missing before it. */
function freshSteps(
  steps: readonly Step[],
  lastMutNo: number,
  known: ReadonlyMap<number, StoredOutcome>,
  deviceId: string,
  faults: Faults,
): Fresh {
  const firstOf = new Map<string, number>();
  const twins = new Map<number, number>();
  let expected = lastMutNo + 1;
  const fresh: Step[] = [];
  for (const { intent, mutations } of steps) {
    const rest: Mutation[] = [];
    for (const mutation of mutations) {
      const isOld = mutation.mutNo < expected;
      if (faults.withoutMutNoCheck) {
        rest.push(mutation);
        continue;
      }
      if (isOld) {
        if (known.has(mutation.mutNo)) continue;
        throw new ServiceFault('sync/copied-device', `number ${mutation.mutNo} is used up`, {
          mutNo: mutation.mutNo,
          deviceId,
        });
      }
      if (mutation.mutNo !== expected) {
        throw new ServiceFault('sync/gap', `number ${expected} is missing`, { expected });
      }
      expected += 1;
      // Sent by another copy of the disk already: its number is used up, its effect is there.
      if (known.has(mutation.mutNo)) continue;
      const first = firstOf.get(mutation.mutId);
      if (first === undefined) {
        firstOf.set(mutation.mutId, mutation.mutNo);
        rest.push(mutation);
      } else twins.set(mutation.mutNo, first);
    }
    if (rest.length > 0) fresh.push({ intent, mutations: rest });
  }
  return { fresh, twins };
}

function answersOfTwins(
  outcomes: readonly Outcome[],
  twins: ReadonlyMap<number, number>,
): Outcome[] {
  return [...twins].flatMap(([mutNo, first]) => {
    const outcome = outcomes.find((one) => one.mutNo === first);
    return outcome ? [{ ...outcome, mutNo }] : [];
  });
}

function numbered({ entry, ...outcome }: StepOutcome, seqs: readonly number[]): Outcome {
  return { ...outcome, seq: entry === null ? null : (seqs[entry] ?? null) };
}

function answerOf({ mutNo, status, seq, answer }: StoredOutcome): Outcome {
  return { mutNo, status, seq, ...answer };
}

async function storeOutcomes(
  sql: Sql,
  { workspace, deviceId }: Caller,
  mutations: readonly Mutation[],
  outcomes: readonly Outcome[],
  lastMutNo: number,
  now: number,
): Promise<void> {
  const byNo = new Map(outcomes.map((outcome) => [outcome.mutNo, outcome]));
  const rows = mutations.flatMap(({ mutNo, mutId, entity, id }) => {
    const outcome = byNo.get(mutNo);
    if (!outcome) return [];
    const { status, seq, code, details } = outcome;
    const answer = code === undefined ? null : { code, ...(details ? { details } : {}) };
    return { no: mutNo, mid: mutId, entity, id, status, seq, answer };
  });
  if (rows.length > 0) {
    await sql.query(
      `INSERT INTO outcome (workspace, device_id, mut_no, mut_id, entity, id, status, seq, answer)
       SELECT $1, $2, no, mid, entity, id, status, seq, answer FROM json_to_recordset($3::json)
         AS o (no bigint, mid uuid, entity text, id uuid, status text, seq bigint, answer json)`,
      [workspace, deviceId, JSON.stringify(rows)],
    );
  }
  await sql.query(
    'UPDATE device SET last_mut_no = $3, last_seen_at = $4 WHERE workspace = $1 AND id = $2',
    [workspace, deviceId, lastMutNo, now],
  );
}
