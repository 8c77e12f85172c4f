import type { Instant } from '../calendar/instant.ts';
import { failure, success, type Result } from '../result.ts';

/**
 * `open`: spoken with now. `held`: the partner waits on the line. `parked`: put aside to be finished
 * later. `done` and `missed` are over.
 */
export type CallState = 'open' | 'held' | 'parked' | 'done' | 'missed';

/** A call of one operator, as far as its course goes. */
export type Call = {
  readonly pk: number;
  readonly state: CallState;
  readonly startedAt: Instant;
  /** Since when it is held or parked; null while it is neither. */
  readonly heldSince: Instant | null;
  /** How long it was held before, in milliseconds, while the line was up. */
  readonly heldMs: number;
  /** When the line went down, where the telephone tells; what is written after it is no talk. */
  readonly endedAt: Instant | null;
};

export type CallStep = { readonly pk: number; readonly at: Instant } & (
  | {
      /** `take`: it is spoken with at once. `wait`: not before the call that is open now is held. */
      readonly kind: 'start';
      readonly how: 'take' | 'wait';
    }
  | { readonly kind: 'hold' | 'resume' | 'park' | 'line-down' | 'miss' | 'finish' }
);

/** `call/over`: it is done or missed, or there is no such call. */
export type CallFault = 'call/over';

/** Whether nothing more becomes of a call. */
export function isOver({ state }: Pick<Call, 'state'>): boolean {
  return state === 'done' || state === 'missed';
}

/** Whether a call came while another was open and was never taken. */
export function isWaiting(call: Pick<Call, 'state' | 'startedAt' | 'heldSince'>): boolean {
  return call.state === 'held' && call.heldSince === call.startedAt;
}

/**
 * Seconds of talk up to an instant: the time on hold does not count, nor what came after the line
 * went down. Never negative.
 */
export function talkSeconds(call: Omit<Call, 'pk' | 'state'>, at: Instant): number {
  const end = Math.min(at, call.endedAt ?? at);
  const held = call.heldMs + heldUntil(call, end);
  return Math.max(0, Math.round((end - call.startedAt - held) / 1000));
}

function heldUntil({ heldSince }: Pick<Call, 'heldSince'>, end: Instant): number {
  return heldSince === null ? 0 : Math.max(0, end - heldSince);
}

function held(call: Call, at: Instant): Call {
  return { ...call, state: 'held', heldSince: at };
}

/** Counts the time on hold, which ends with the line at the latest, and goes on. */
function released(call: Call, state: CallState, at: Instant): Call {
  const end = Math.min(at, call.endedAt ?? at);
  return { ...call, state, heldMs: call.heldMs + heldUntil(call, end), heldSince: null };
}

/**
 * The calls that a step changes, as they are after it; none when it changes nothing. At most one
 * call of an operator is ever open: taking one holds the other.
 */
export function stepCalls(
  calls: readonly Call[],
  step: CallStep,
): Result<readonly Call[], CallFault> {
  const { pk, at } = step;
  const open = calls.find((call) => call.state === 'open' && call.pk !== pk);
  if (step.kind === 'start') {
    const times = { startedAt: at, heldMs: 0, endedAt: null };
    if (step.how === 'wait' && open) {
      return success([{ pk, state: 'held', heldSince: at, ...times }]);
    }
    const begun: Call = { pk, state: 'open', heldSince: null, ...times };
    return success(open ? [held(open, at), begun] : [begun]);
  }
  const call = calls.find((one) => one.pk === pk);
  if (!call || isOver(call)) return failure('call/over');
  switch (step.kind) {
    case 'hold':
      return success(call.state === 'open' ? [held(call, at)] : []);
    case 'resume':
      if (call.state === 'open') return success([]);
      return success([...(open ? [held(open, at)] : []), released(call, 'open', at)]);
    case 'park':
      if (call.state === 'parked') return success([]);
      return success([{ ...call, state: 'parked', heldSince: call.heldSince ?? at }]);
    case 'line-down':
      // Nobody took it: to the partner it is a call that was not answered.
      if (isWaiting(call)) return success([{ ...released(call, 'missed', at), endedAt: at }]);
      return success(call.endedAt === null ? [{ ...call, endedAt: at }] : []);
    case 'miss':
      return success([{ ...released(call, 'missed', at), endedAt: call.endedAt ?? at }]);
    case 'finish':
      return success([released(call, 'done', at)]);
  }
}

/** Calls that are not over, in the order in which they began. */
function running(calls: readonly Call[]): readonly Call[] {
  return calls
    .filter((call) => !isOver(call))
    .toSorted((a, b) => a.startedAt - b.startedAt || a.pk - b.pk);
}

/**
 * What the one key for "hold, next call" does: from the open call to the next one that waits on the
 * line, to hold when there is none, back to a call when none is open. Parked calls stay where they
 * are until nothing else is left.
 */
export function holdOrNext(calls: readonly Call[], at: Instant): CallStep | null {
  const all = running(calls);
  const open = all.find(({ state }) => state === 'open');
  const behind = open
    ? [...all.slice(all.indexOf(open) + 1), ...all.slice(0, all.indexOf(open))]
    : all;
  const next = behind.find(({ state }) => state === 'held');
  if (next) return { kind: 'resume', pk: next.pk, at };
  if (open) return { kind: 'hold', pk: open.pk, at };
  const parked = behind[0];
  return parked ? { kind: 'resume', pk: parked.pk, at } : null;
}
