import { fellThrough, type RequestState } from '#domain/bonus/request-state.ts';
import {
  holdsSeat,
  isPromised,
  type RegistrationState,
} from '#domain/training/registration-state.ts';
import { byQueue, settleSeats, type SeatClaim } from '#domain/training/seats.ts';
import { promotesWaiting, type SessionDates } from '#domain/training/session-rules.ts';
import { Refusal } from './refusal.ts';
import type { Fields, StoredRow } from './stored-row.ts';
import type { Author, WorkspaceState } from './workspace-state.ts';

/** More the tables do not hold, and no room does. */
const mostSeats = 1_000_000;

/** What head office did with seats beyond what was asked. */
export type SeatOutcome = {
  /** Registrations that were to have a seat and wait for one instead. */
  readonly waitlisted: readonly string[];
  readonly promoted: readonly string[];
};

export type SeatSurroundings = {
  /** The day it is where the workspace is. */
  readonly today: string;
  readonly author: Author;
  /** Ids of new rows. */
  newId(): string;
};

/** Notes to which session a registration belongs, or that it is gone. */
export function enterClaim(
  state: WorkspaceState,
  before: StoredRow | null,
  after: StoredRow,
): void {
  if (after.entity === 'training-session') state.touchSession(after.id);
  if (after.entity !== 'training-registration') return;
  const was = before === null || before.deleted ? null : sessionOf(before);
  const is = after.deleted ? null : sessionOf(after);
  if (was !== is) state.setClaim(after.id, was, is);
  for (const session of new Set([was, is])) if (session !== null) state.touchSession(session);
}

function sessionOf({ fields }: StoredRow): string | null {
  const id = fields['sessionId'];
  return typeof id === 'string' ? id : null;
}

function claimOf(state: WorkspaceState, row: StoredRow, pk: number): SeatClaim {
  const request = row.fields['requestId'];
  const paidBy = typeof request === 'string' ? state.row('bonus-request', request) : null;
  return {
    pk,
    id: row.id,
    state: stateOf(row),
    registeredAt: Number(row.fields['registeredAt']),
    unpaid: paidBy !== null && fellThrough(paidBy.fields['state'] as RequestState),
  };
}

function stateOf(row: StoredRow): RegistrationState {
  return row.fields['state'] as RegistrationState;
}

/** How many seats of a session are taken. */
export function takenSeats(state: WorkspaceState, sessionId: string): number {
  return state.claimsOf(sessionId).filter((row) => !row.deleted && holdsSeat(stateOf(row))).length;
}

/**
 * Brings seats and waiting list of a session to agree. Who asked for a seat in this step and finds none waits;
 * a seat that became free goes to the first who waits. Throws `training/no-seats` when those who took the
 * seats cannot wait any more, `training/seats-below-confirmed` when fewer seats are left than were promised.
 */
export function settleSession(
  state: WorkspaceState,
  sessionId: string,
  asked: ReadonlyMap<string, StoredRow | null>,
  surroundings: SeatSurroundings,
): SeatOutcome {
  const none = { waitlisted: [], promoted: [] };
  const session = state.row('training-session', sessionId);
  if (session === null || session.deleted) return none;
  const seats = Number(session.fields['seats']);
  if (!Number.isSafeInteger(seats) || seats < 0 || seats > mostSeats)
    throw new Refusal('training/wrong-seats');
  const waitlisted = waitBeyondSeats(state, sessionId, seats, asked, surroundings);
  const rows = state.claimsOf(sessionId).filter((row) => !row.deleted);
  const claims = rows.map((row, at) => claimOf(state, row, at));
  const settled = settleSeats(seats, claims, promotesWaiting(datesOf(session), surroundings.today));
  if (!settled.ok) {
    throw new Refusal(asked.size > 0 ? 'training/no-seats' : settled.code, { seats });
  }
  for (const pk of settled.value.waitlisted) {
    const row = rows[pk];
    if (row) waitlisted.push(wait(state, row, surroundings.author).id);
  }
  const promoted = settled.value.promoted.flatMap((pk) => {
    const row = rows[pk];
    return row ? [promote(state, row, session, surroundings)] : [];
  });
  return { waitlisted, promoted };
}

/** Those who came to a seat in this step and beyond the last one wait, the last in the queue first. */
function waitBeyondSeats(
  state: WorkspaceState,
  sessionId: string,
  seats: number,
  asked: ReadonlyMap<string, StoredRow | null>,
  { author }: SeatSurroundings,
): string[] {
  const held = state.claimsOf(sessionId).filter((row) => !row.deleted && holdsSeat(stateOf(row)));
  let over = held.length - seats;
  if (over <= 0) return [];
  const movable = held
    .filter((row) => {
      const before = asked.get(row.id);
      if (before === undefined) return false;
      const had = before !== null && !before.deleted && holdsSeat(stateOf(before));
      return !had && (!isPromised(stateOf(row)) || stateOf(row) === 'confirmed');
    })
    .sort((a, b) => byQueue(claimOf(state, b, 0), claimOf(state, a, 0)));
  const moved: string[] = [];
  for (const row of movable) {
    if (over <= 0) break;
    moved.push(wait(state, row, author).id);
    over -= 1;
  }
  return moved;
}

function datesOf({ fields }: StoredRow): SessionDates {
  return {
    startsOn: String(fields['startsOn']),
    endsOn: (fields['endsOn'] as string | null | undefined) ?? null,
    deadline: (fields['deadline'] as string | null | undefined) ?? null,
    state: (fields['state'] ?? 'planned') as SessionDates['state'],
  };
}

function wait(state: WorkspaceState, row: StoredRow, author: Author): StoredRow {
  const received: Fields =
    (row.fields['receivedAt'] ?? null) === null ? { receivedAt: author.at } : {};
  return state.change(row, { ...received, state: 'waitlisted', confirmedAt: null }, author);
}

function promote(
  state: WorkspaceState,
  row: StoredRow,
  session: StoredRow,
  { author, newId }: SeatSurroundings,
): string {
  const received: Fields =
    (row.fields['receivedAt'] ?? null) === null ? { receivedAt: author.at } : {};
  state.change(row, { ...received, state: 'confirmed', confirmedAt: author.at }, author);
  const course = state.row('training-course', String(session.fields['courseId']));
  // Nobody has told them yet, and no desktop did it: somebody has to, now.
  state.insert(
    'task',
    newId(),
    {
      createdAt: author.at,
      resellerId: row.fields['resellerId'] ?? null,
      registrationId: row.id,
      kind: 'registration',
      title: [row.fields['participant'], course?.fields['name']].filter(Boolean).join(' — '),
      owner: row.fields['registeredBy'] ?? null,
      dueAt: author.at,
      state: 'open',
      priority: 0,
      critical: 0,
      escalation: 0,
    },
    author,
  );
  return row.id;
}
