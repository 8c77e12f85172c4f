import {
  IconArrowBackUp,
  IconBuildingStore,
  IconCheck,
  IconClockPause,
  IconCloudX,
  IconFileExport,
  IconPencil,
  IconSchool,
  IconUserShare,
  IconUsers,
  IconX,
} from '@tabler/icons-react';
import { defineCommands } from '../../lib/commands.ts';

/** Commands of the worklist: for the task under the cursor or open beside it. */
export const todayCommands = defineCommands({
  'task-done': {
    title: 'today:commands.done',
    scope: 'today',
    icon: IconCheck,
    keys: [{ code: 'Enter', ctrl: true }],
  },
  'task-snooze': {
    title: 'today:commands.snooze',
    scope: 'today',
    icon: IconClockPause,
    keys: [{ code: 'KeyD', ctrl: true }],
  },
  'task-hand-over': {
    title: 'today:commands.handOver',
    scope: 'today',
    icon: IconUserShare,
    keys: [{ code: 'KeyH', ctrl: true }],
  },
  'task-edit': {
    title: 'today:commands.edit',
    scope: 'today',
    icon: IconPencil,
    keys: [{ code: 'F2' }],
  },
  'task-cancel': { title: 'today:commands.cancel', scope: 'today', icon: IconX },
  'task-reopen': { title: 'today:commands.reopen', scope: 'today', icon: IconArrowBackUp },
  'task-reseller': {
    title: 'today:commands.reseller',
    scope: 'today',
    icon: IconBuildingStore,
    keys: [{ code: 'KeyO', ctrl: true }],
  },
  'task-session': {
    title: 'today:commands.session',
    scope: 'today',
    icon: IconSchool,
    keys: [{ code: 'KeyO', ctrl: true, shift: true }],
  },
  'task-refusal': {
    title: 'today:commands.refusal',
    scope: 'today',
    icon: IconCloudX,
    keys: [{ code: 'KeyI', ctrl: true, shift: true }],
  },
  'today-scope': {
    title: 'today:commands.scope',
    scope: 'today',
    icon: IconUsers,
    keys: [{ code: 'KeyL', ctrl: true }],
  },
  'today-export': {
    title: 'today:commands.export',
    scope: 'today',
    icon: IconFileExport,
    keys: [{ code: 'KeyE', ctrl: true }],
  },
  'today-focus': {
    title: 'today:commands.focus',
    scope: 'today',
    keys: [{ code: 'F9' }],
  },
  'today-close': {
    title: 'today:commands.close',
    scope: 'today',
    keys: [{ code: 'Escape' }],
    keyOnly: true,
  },
});
