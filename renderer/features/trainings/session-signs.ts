import {
  IconBan,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconCircleX,
  IconClockPause,
  IconHourglassEmpty,
  IconLock,
  IconUserCheck,
  IconUserX,
  IconUsersGroup,
} from '@tabler/icons-react';
import type { SessionRow } from '#contract/training.ts';
import type { RegistrationState } from '#domain/training/registration-state.ts';
import type { Signs } from '../../components/grid/cell-signs.tsx';

/** The signs of the sessions in the list, see `CellSigns`. */
export const sessionGroup = 'session';

export type SessionSign = 'open' | 'full' | 'closed' | 'over' | 'cancelled';

/** How a session stands for whoever wants to come. */
export function sessionSign({ state, closed, free, waiting }: SessionRow): SessionSign {
  if (state === 'cancelled') return 'cancelled';
  if (closed === 'training/deadline-passed') return 'closed';
  if (closed !== null) return 'over';
  return free === 0 || waiting > 0 ? 'full' : 'open';
}

export const sessionSigns = {
  open: { icon: IconCircleCheckFilled, tone: 'ok' },
  full: { icon: IconUsersGroup, tone: 'warn' },
  closed: { icon: IconLock, tone: 'info' },
  over: { icon: IconClockPause, tone: 'idle' },
  cancelled: { icon: IconCircleX, tone: 'bad' },
} as const satisfies Signs & Record<SessionSign, unknown>;

export const registrationSigns = {
  submitted: { icon: IconCircleDashed, tone: 'info' },
  received: { icon: IconHourglassEmpty, tone: 'info' },
  confirmed: { icon: IconCircleCheckFilled, tone: 'ok' },
  waitlisted: { icon: IconClockPause, tone: 'warn' },
  declined: { icon: IconCircleX, tone: 'bad' },
  attended: { icon: IconUserCheck, tone: 'ok' },
  'no-show': { icon: IconUserX, tone: 'bad' },
  cancelled: { icon: IconBan, tone: 'idle' },
} as const satisfies Signs & Record<RegistrationState, unknown>;
