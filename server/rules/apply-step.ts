import { references } from '#contract/sync/entity-order.ts';
import type { Outcome } from '#contract/sync/messages.ts';
import type { Mutation, Scalar, Step } from '#contract/sync/mutation.ts';
import { isShippedId } from '#domain/identity/shipped-id.ts';
import { clampHlc, decodeHlc, encodeHlc } from '#domain/identity/hlc.ts';
import { allRights, type Rights } from '#domain/access/rights.ts';
import { headOffice, headOfficeAuthor } from './head-office.ts';
import { keepAdministrator, someoneAdministers } from './last-administrator.ts';
import { isStale, mergePatch, type LostValue } from './merge-patch.ts';
import { valuesOf } from './mutation-values.ts';
import { checkAccounts, enterPoints } from './points.ts';
import { Refusal, Superseded } from './refusal.ts';
import { mayMake } from './rights.ts';
import { enterClaim, settleSession, type SeatSurroundings } from './seats.ts';
import { deviceOf, stampOf, versionOf, type StoredRow } from './stored-row.ts';
import { mayFollow, movesPoints, stateFieldOf } from './transitions.ts';
import { takeUniques } from './unique-values.ts';
import { isOfPeople, type Author, type WorkspaceState } from './workspace-state.ts';

export type StepSurroundings = {
  /** Of the device that sends it; `headOffice` for what is done there, which may do everything. */
  readonly deviceId: string;
  /** What changes of nobody known may do: the key of a group. */
  readonly role: string;
  readonly now: number;
  readonly today: string;
  newId(): string;
  /** Hears of faults of the rules themselves. */
  onFault(error: unknown): void;
};

/** What became of a mutation, before it is known where in the log it stands. */
export type StepOutcome = Omit<Outcome, 'seq'> & {
  /** Its place among the new entries; null where none was written. */
  readonly entry: number | null;
};

type Work = {
  readonly state: WorkspaceState;
  readonly around: StepSurroundings;
  /** Accounts, sessions and registrations that the step has touched, with what they were before. */
  readonly resellers: Set<string>;
  readonly asked: Map<string, StoredRow | null>;
};

/**
 * Carries out a step by the rules of head office. An intent takes effect whole or not at all; of any other
 * step each mutation stands for itself.
 */
export function applyStep(
  state: WorkspaceState,
  step: Step,
  around: StepSurroundings,
): StepOutcome[] {
  if (step.intent !== null) return applyTogether(state, step.mutations, around);
  return step.mutations.flatMap((mutation) => applyTogether(state, [mutation], around));
}

/** As `applyStep`, but refuses mutations that nobody can make out: of an intent all, as it is whole or not at all. */
export function applyReadable(
  state: WorkspaceState,
  step: Step,
  unreadable: ReadonlySet<number>,
  around: StepSurroundings,
): StepOutcome[] {
  const { intent, mutations } = step;
  const isUnreadable = ({ mutNo }: Mutation): boolean => unreadable.has(mutNo);
  if (unreadable.size === 0 || !mutations.some(isUnreadable)) return applyStep(state, step, around);
  return mutations.flatMap((mutation) =>
    intent !== null || isUnreadable(mutation)
      ? [{ mutNo: mutation.mutNo, status: 'refused', code: 'sync/invalid-mutation', entry: null }]
      : applyStep(state, { intent, mutations: [mutation] }, around),
  );
}

function applyTogether(
  state: WorkspaceState,
  mutations: readonly Mutation[],
  around: StepSurroundings,
): StepOutcome[] {
  const mark = state.mark();
  const work: Work = { state, around, resellers: new Set(), asked: new Map() };
  const hadOne = mutations.some(({ entity }) => isOfPeople(entity)) && someoneAdministers(state);
  try {
    const outcomes = mutations.map((mutation) => applyOne(work, mutation));
    checkAccounts(state, work.resellers);
    keepAdministrator(state, hadOne);
    return settle(work, mutations, outcomes);
  } catch (error) {
    state.backTo(mark);
    if (error instanceof Refusal) {
      const { code, details } = error;
      return mutations.map(({ mutNo }) => ({
        mutNo,
        status: 'refused',
        code,
        details,
        entry: null,
      }));
    }
    if (error instanceof Superseded) {
      const { code } = error;
      return mutations.map(({ mutNo }) => ({ mutNo, status: 'dropped', code, entry: null }));
    }
    // A fault of ours must not stop a desktop for ever: what was typed goes back to whoever typed it.
    around.onFault(error);
    return mutations.map(({ mutNo }) => ({
      mutNo,
      status: 'refused',
      code: 'app/internal',
      entry: null,
    }));
  }
}

function applyOne(work: Work, mutation: Mutation): StepOutcome {
  const { state } = work;
  const mark = state.mark();
  const { mutNo } = mutation;
  try {
    const before = state.row(mutation.entity, mutation.id);
    requireRight(work, mutation, before);
    requireReferences(state, mutation);
    const entry = state.entries.length;
    const { status, after } = write(work, mutation, before);
    if (after !== before && after !== null) follow(work, before, after);
    return { mutNo, status, entry: state.entries.length > entry ? entry : null };
  } catch (error) {
    if (!(error instanceof Superseded) || error.scope === 'step') throw error;
    state.backTo(mark);
    return { mutNo, status: 'dropped', code: error.code, entry: null };
  }
}

function requireRight({ state, around }: Work, mutation: Mutation, row: StoredRow | null): void {
  const { stamp } = authorOf(mutation, around);
  const rights = rightsOf(state, around, mutation.actor, stamp);
  if (mayMake(rights, mutation.actor, mutation, row)) return;
  throw new Refusal('access/denied', { actor: mutation.actor, entity: mutation.entity });
}

function rightsOf(
  state: WorkspaceState,
  around: StepSurroundings,
  actor: string,
  stamp: string,
): Rights {
  if (around.deviceId === headOffice || !state.hasPeople()) return allRights;
  return state.rightsOf(actor, stamp) ?? state.rightsOfRole(around.role);
}

/** A row must not point to one that head office has refused: nobody could ever take it in. */
function requireReferences(state: WorkspaceState, mutation: Mutation): void {
  if (mutation.kind === 'delete') return;
  for (const [name, value] of Object.entries(valuesOf(mutation))) {
    const entity = references[name];
    if (entity === undefined) continue;
    if (typeof value !== 'string' || state.row(entity, value) !== null) continue;
    if (isShippedId(value)) continue;
    throw new Refusal('sync/reference-missing', { field: name });
  }
}

type Written = { readonly status: StepOutcome['status']; readonly after: StoredRow | null };

function write(work: Work, mutation: Mutation, before: StoredRow | null): Written {
  const { state, around } = work;
  const author = authorOf(mutation, around);
  if (before === null) {
    if (mutation.kind === 'create') {
      const fields = withoutNulls({ createdAt: mutation.at, ...mutation.fields });
      return {
        status: 'accepted',
        after: state.insert(mutation.entity, mutation.id, fields, author),
      };
    }
    if (!isShippedId(mutation.id)) throw new Refusal('sync/row-missing');
    const fields: Record<string, Scalar> =
      mutation.kind === 'delete'
        ? { deletedAt: mutation.at }
        : Object.fromEntries(Object.entries(mutation.fields).map(([k, { value }]) => [k, value]));
    const row = state.insertShipped(mutation.entity, mutation.id);
    return { status: 'accepted', after: state.change(row, fields, author) };
  }
  if (mutation.kind === 'delete') return remove(work, mutation, before, author);
  const fields =
    mutation.kind === 'patch'
      ? { ...mutation.fields }
      : Object.fromEntries(
          Object.entries(mutation.fields)
            .filter(([name]) => name !== 'createdAt')
            .map(([name, value]) => [name, { value, baseVersion: 0 }]),
        );
  const isRestore = 'deletedAt' in fields;
  const stateStands = !guardState(before, fields, around.deviceId);
  if (stateStands) delete fields[stateFieldOf(before.entity) ?? ''];
  const { changed, merged, same, lost } = mergePatch(before, fields, author.stamp, around.deviceId);
  const revived: Record<string, Scalar> =
    before.deleted && !isRestore && Object.keys(changed).length > 0 ? { deletedAt: null } : {};
  const all = { ...changed, ...revived };
  // A joined text is nobody's own: the device that wrote half of it has not seen the other half.
  const by = merged.length > 0 ? { ...author, stamp: restamped(author.stamp) } : author;
  const after = Object.keys(all).length === 0 ? before : state.change(before, all, by);
  for (const one of lost) keepLost(state, before, one, author, around);
  if ('deletedAt' in revived) flag(state, before, 'edit-beats-delete', author, around);
  const isJoined = merged.length > 0 || same.length > 0 || stateStands;
  return { status: lost.length > 0 ? 'conflict' : isJoined ? 'merged' : 'accepted', after };
}

/** False where the state is there already; throws where the rules forbid to go there from what is there now. */
function guardState(
  row: StoredRow,
  fields: Readonly<Record<string, { value: Scalar; baseVersion: number }>>,
  deviceId: string,
): boolean {
  const name = stateFieldOf(row.entity);
  const field = name === undefined ? undefined : fields[name];
  if (name === undefined || field === undefined) return true;
  if (!isStale(row, name, field.baseVersion, deviceId)) return true;
  const current = row.fields[name] ?? null;
  if (current === field.value) {
    if (movesPoints(row.entity)) throw new Superseded('sync/done-already', 'step');
    return false;
  }
  if (!mayFollow(row.entity, current, field.value)) {
    throw new Refusal('sync/state-changed', { state: current, wanted: field.value });
  }
  return true;
}

function remove(
  { state, around }: Work,
  mutation: Extract<Mutation, { kind: 'delete' }>,
  before: StoredRow,
  author: Author,
): Written {
  if (before.deleted) return { status: 'accepted', after: before };
  const base = mutation.baseVersion;
  const foreign = Object.keys(before.fields).some(
    (field) =>
      base !== null &&
      versionOf(before, field) > base &&
      deviceOf(stampOf(before, field)) !== around.deviceId,
  );
  if (foreign) {
    flag(state, before, 'edit-beats-delete', author, around);
    return { status: 'conflict', after: before };
  }
  return { status: 'accepted', after: state.change(before, { deletedAt: mutation.at }, author) };
}

/** What follows from a written row for points, seats and unique values. */
function follow(
  { state, resellers, asked }: Work,
  before: StoredRow | null,
  after: StoredRow,
): void {
  takeUniques(state, before, after);
  if (after.entity === 'bonus-entry') {
    enterPoints(state, before, after);
    for (const row of [before, after]) {
      const reseller = row?.fields['resellerId'];
      if (typeof reseller === 'string') resellers.add(reseller);
    }
  }
  if (after.entity === 'training-registration' && !asked.has(after.id)) asked.set(after.id, before);
  enterClaim(state, before, after);
}

/** Settles the sessions of the step, and says of those who have to wait that they do. */
function settle(
  { state, around, asked }: Work,
  mutations: readonly Mutation[],
  outcomes: StepOutcome[],
): StepOutcome[] {
  const touched = new Set<string>();
  for (const { entity, id } of mutations) {
    if (entity === 'training-session') touched.add(id);
    const session = state.row(entity, id)?.fields['sessionId'];
    if (entity === 'training-registration' && typeof session === 'string') touched.add(session);
    const was = asked.get(id)?.fields['sessionId'];
    if (typeof was === 'string') touched.add(was);
  }
  const author = headOfficeAuthor(around.now);
  const surroundings: SeatSurroundings = { today: around.today, author, newId: around.newId };
  const waiting = new Set<string>();
  for (const session of touched) {
    for (const id of settleSession(state, session, asked, surroundings).waitlisted) waiting.add(id);
  }
  if (waiting.size === 0) return outcomes;
  return outcomes.map((outcome, at) => {
    const mutation = mutations[at];
    const waits = mutation?.entity === 'training-registration' && waiting.has(mutation.id);
    return waits ? { ...outcome, status: 'changed', code: 'training/waitlisted' } : outcome;
  });
}

function authorOf(mutation: Mutation, { deviceId, now }: StepSurroundings): Author {
  if (deviceId === headOffice) return headOfficeAuthor(now);
  const stamp = decodeHlc(mutation.hlc);
  // A clock that is ahead must not win for ever, and one that is wrong must not stop anything.
  const honest = clampHlc(stamp ?? { ms: now, counter: 0, device: deviceId }, now);
  return {
    deviceId,
    mutNo: mutation.mutNo,
    actor: mutation.actor,
    at: mutation.at,
    stamp: encodeHlc({ ...honest, device: deviceId }),
  };
}

function restamped(stamp: string): string {
  const decoded = decodeHlc(stamp);
  return decoded === null ? stamp : encodeHlc({ ...decoded, device: headOffice });
}

function withoutNulls(fields: Readonly<Record<string, Scalar>>): Record<string, Scalar> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}

/** Puts a value that does not stand in its row on the list of conflicts, for people to choose from. */
function keepLost(
  state: WorkspaceState,
  row: StoredRow,
  { field, value, kept, loser }: LostValue,
  author: Author,
  around: StepSurroundings,
): void {
  const lostByRow = loser === 'row';
  addConflict(state, row, around, {
    kind: 'field',
    field,
    lostValue: JSON.stringify(value),
    keptValue: JSON.stringify(kept),
    lostBy: lostByRow ? row.actor : author.actor,
    lostAt: lostByRow ? row.at : author.at,
    keptBy: lostByRow ? author.actor : row.actor,
    keptAt: lostByRow ? author.at : row.at,
  });
}

function flag(
  state: WorkspaceState,
  row: StoredRow,
  kind: 'edit-beats-delete',
  author: Author,
  around: StepSurroundings,
): void {
  addConflict(state, row, around, {
    kind,
    field: 'deletedAt',
    lostBy: row.deleted ? row.actor : author.actor,
    lostAt: row.deleted ? row.at : author.at,
    keptBy: row.deleted ? author.actor : row.actor,
    keptAt: row.deleted ? author.at : row.at,
  });
}

function addConflict(
  state: WorkspaceState,
  row: StoredRow,
  around: StepSurroundings,
  fields: Readonly<Record<string, Scalar>>,
): void {
  const reseller = row.entity === 'reseller' ? row.id : (row.fields['resellerId'] ?? null);
  state.insert(
    'conflict',
    around.newId(),
    withoutNulls({
      createdAt: around.now,
      ...fields,
      rowEntity: row.entity,
      rowId: row.id,
      resellerId: reseller,
      state: 'open',
    }),
    headOfficeAuthor(around.now),
  );
}
