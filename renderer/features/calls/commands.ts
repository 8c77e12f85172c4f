import {
  IconBuildingOff,
  IconCheck,
  IconClockPause,
  IconPhone,
  IconPhoneX,
  IconPlayerPause,
  IconTrash,
} from '@tabler/icons-react';
import { defineCommands } from '../../lib/commands.ts';
import { shellKeys } from '../../lib/shell-keys.ts';

/** Commands of calls that work on every screen. */
export const callCommands = defineCommands({
  'call-begin': {
    title: 'calls:commands.begin',
    scope: 'global',
    icon: IconPhone,
    keys: [shellKeys.call],
  },
  'call-next': {
    title: 'calls:commands.next',
    scope: 'global',
    icon: IconPlayerPause,
    keys: [{ code: 'F6' }],
  },
});

/** Commands of the screen of a call. */
export const callScreenCommands = defineCommands({
  'call-finish': {
    title: 'calls:commands.finish',
    scope: 'call',
    icon: IconCheck,
    keys: [{ code: 'Enter', ctrl: true }],
  },
  'call-leave': {
    title: 'calls:commands.leave',
    scope: 'call',
    keys: [{ code: 'Escape' }],
    keyOnly: true,
  },
  'call-wrong-reseller': {
    title: 'calls:commands.wrongReseller',
    scope: 'call',
    icon: IconBuildingOff,
    keys: [{ code: 'F8' }],
  },
  'call-park': {
    title: 'calls:commands.park',
    scope: 'call',
    icon: IconClockPause,
    keys: [{ code: 'F7' }],
  },
  'call-missed': { title: 'calls:commands.missed', scope: 'call', icon: IconPhoneX },
  'call-discard': { title: 'calls:commands.discard', scope: 'call', icon: IconTrash },
});
