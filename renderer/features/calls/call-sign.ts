import {
  IconClockPause,
  IconPhoneCall,
  IconPhoneCheck,
  IconPhoneRinging,
  IconPlayerPauseFilled,
  type Icon,
} from '@tabler/icons-react';
import type { RunningCall } from '#contract/call.ts';
import { isWaiting, talkSeconds } from '#domain/interaction/call-steps.ts';
import type { TextKey } from '../../lib/text-key.ts';

export type CallSign = {
  readonly icon: Icon;
  readonly tone: 'ok' | 'warn' | 'info' | 'idle';
  readonly word: TextKey;
};

/** How a call stands, by shape, word and colour. */
export function callSign(call: RunningCall): CallSign {
  if (isWaiting(call)) return { icon: IconPhoneRinging, tone: 'info', word: 'calls:state.waiting' };
  switch (call.state) {
    case 'open':
      return call.endedAt === null
        ? { icon: IconPhoneCall, tone: 'ok', word: 'calls:state.open' }
        : { icon: IconPhoneCheck, tone: 'idle', word: 'calls:state.lineDown' };
    case 'held':
      return { icon: IconPlayerPauseFilled, tone: 'warn', word: 'calls:state.held' };
    case 'parked':
      return { icon: IconClockPause, tone: 'idle', word: 'calls:state.parked' };
  }
}

/** The seconds that count now: of talk while it is open, of waiting while it is held. */
export function secondsOf(call: RunningCall, now: number): number {
  if (call.state === 'held' && call.heldSince !== null) return (now - call.heldSince) / 1000;
  return talkSeconds(call, now);
}
