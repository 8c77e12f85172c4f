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
import type { RegistrationState } from '#domain/training/registration-state.ts';
import type { SessionSign } from '#domain/training/session-sign.ts';
import type { Signs } from '../../components/grid/cell-signs.tsx';

/** The signs of the sessions in the list, see `CellSigns`. */
export const sessionGroup = 'session';

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
