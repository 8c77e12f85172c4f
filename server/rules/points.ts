import { lotsOf } from '#domain/bonus/lots.ts';
import { entryKinds, type EntryKind, type LedgerEntry } from '#domain/bonus/entry.ts';
import { Refusal, Superseded } from './refusal.ts';
import type { StoredRow } from './stored-row.ts';
import type { LedgerRow, WorkspaceState } from './workspace-state.ts';

function ledgerRowOf(row: StoredRow | null): LedgerRow | null {
  if (row === null || row.deleted || row.entity !== 'bonus-entry') return null;
  const { fields } = row;
  const text = (name: string) => (typeof fields[name] === 'string' ? fields[name] : null);
  const resellerId = text('resellerId');
  const points = fields['points'];
  const kind = entryKinds.find((one) => one === fields['kind']);
  const at = fields['at'];
  if (resellerId === null || kind === undefined || !isPoints(kind, points)) {
    throw new Refusal('bonus/points');
  }
  if (typeof at !== 'number' || !Number.isSafeInteger(at)) {
    throw new Refusal('sync/invalid-mutation', { field: 'at' });
  }
  return {
    id: row.id,
    resellerId,
    kind,
    points,
    at,
    requestId: text('requestId'),
    purchaseId: text('purchaseId'),
    reversesId: text('reversesId'),
    expiresOn: text('expiresOn'),
  };
}

/** Whole points with the sign of their kind. */
function isPoints(kind: EntryKind, points: unknown): points is number {
  if (typeof points !== 'number' || !Number.isSafeInteger(points)) return false;
  switch (kind) {
    case 'accrual':
    case 'release':
      return points >= 0;
    case 'reservation':
    case 'debit':
    case 'expiry':
      return points <= 0;
    case 'adjustment':
    case 'reversal':
      return true;
  }
}

/**
 * Enters what an entry of the ledger changes in its account. Throws `Superseded` for an expiry, an accrual
 * or a reversal that somebody else has entered already; whether there are points enough is asked at the end
 * of the step, by `checkAccounts`.
 */
export function enterPoints(
  state: WorkspaceState,
  before: StoredRow | null,
  after: StoredRow,
): void {
  const was = ledgerRowOf(before);
  const is = ledgerRowOf(after);
  if (was === null && is !== null) refuseTwice(state, is);
  if (was !== null) move(state, was, -1);
  if (is !== null) move(state, is, 1);
  state.setLedger(after.id, is);
}

function move(state: WorkspaceState, { resellerId, kind, points }: LedgerRow, sign: 1 | -1): void {
  const { available, reserved } = state.account(resellerId);
  const holds = kind === 'reservation' || kind === 'release';
  state.setAccount(resellerId, {
    available: available + sign * points,
    reserved: holds ? reserved - sign * points : reserved,
  });
}

function refuseTwice(state: WorkspaceState, entry: LedgerRow): void {
  if (entry.kind !== 'expiry' || entry.reversesId === null) return;
  const entries = state.ledgerOf(entry.resellerId);
  const numberOf = new Map(entries.map(({ id }, at) => [id, at + 1]));
  const requests = [...new Set(entries.map(({ requestId }) => requestId))];
  const lots = lotsOf(entries.map((one) => asRuled(one, numberOf, requests))).lots;
  const lot = lots.find(({ entryPk }) => entryPk === numberOf.get(entry.reversesId ?? ''));
  if (-entry.points > (lot?.left ?? 0)) throw new Superseded('bonus/expired-already', 'mutation');
}

/** The rules know entries and requests by numbers. */
function asRuled(
  entry: LedgerRow,
  numberOf: ReadonlyMap<string, number>,
  requests: readonly (string | null)[],
): LedgerEntry {
  return {
    pk: numberOf.get(entry.id) ?? 0,
    kind: entry.kind,
    points: entry.points,
    requestPk: entry.requestId === null ? null : requests.indexOf(entry.requestId) + 1,
    reversesPk: entry.reversesId === null ? null : (numberOf.get(entry.reversesId) ?? null),
    expiresOn: entry.expiresOn,
  };
}

/** Throws `bonus/insufficient` when a step has spent more of an account than is there. */
export function checkAccounts(state: WorkspaceState, resellers: ReadonlySet<string>): void {
  for (const resellerId of resellers) {
    const { available, reserved } = state.account(resellerId);
    if (!Number.isSafeInteger(available) || !Number.isSafeInteger(reserved)) {
      throw new Refusal('bonus/points', { resellerId });
    }
    if (available >= 0 && reserved >= 0) continue;
    throw new Refusal('bonus/insufficient', { resellerId, missing: -available });
  }
}
