import type { ClosedReason, SessionState } from './session-rules.ts';
import { isFull } from './session-rules.ts';

export type SessionSign = 'open' | 'full' | 'closed' | 'over' | 'cancelled';

/** How a session stands for whoever wants to come. */
export function sessionSign(session: {
  readonly state: SessionState;
  readonly closed: ClosedReason | null;
  readonly free: number;
  readonly waiting: number;
}): SessionSign {
  const { state, closed } = session;
  if (state === 'cancelled') return 'cancelled';
  if (closed === 'training/deadline-passed') return 'closed';
  if (closed !== null) return 'over';
  return isFull(session) ? 'full' : 'open';
}

/** Seats that somebody holds, whether already confirmed or not. */
export function takenSeats(session: {
  readonly unconfirmed: number;
  readonly confirmed: number;
  readonly attended: number;
  readonly noShow: number;
}): number {
  return session.unconfirmed + session.confirmed + session.attended + session.noShow;
}
