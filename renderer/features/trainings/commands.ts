import {
  IconArrowsExchange,
  IconBooks,
  IconBuildingStore,
  IconCalendarMonth,
  IconCalendarPlus,
  IconCalendarX,
  IconCheck,
  IconFileExport,
  IconFileSpreadsheet,
  IconFileTypePdf,
  IconHourglass,
  IconMailCheck,
  IconPencil,
  IconUserCancel,
  IconUserCheck,
  IconUserEdit,
  IconUserX,
  IconX,
} from '@tabler/icons-react';
import { defineCommands } from '../../lib/commands.ts';

/** Commands of the list and the calendar of trainings. */
export const trainingCommands = defineCommands({
  'session-new': {
    title: 'trainings:commands.new',
    scope: 'trainings',
    icon: IconCalendarPlus,
    keys: [{ code: 'KeyN', ctrl: true }],
  },
  'courses-show': { title: 'trainings:commands.courses', scope: 'trainings', icon: IconBooks },
  'trainings-view': {
    title: 'trainings:commands.view',
    scope: 'trainings',
    icon: IconCalendarMonth,
    keys: [{ code: 'KeyU', ctrl: true }],
  },
  'trainings-period': {
    title: 'trainings:commands.period',
    scope: 'trainings',
    keys: [{ code: 'KeyU', ctrl: true, shift: true }],
  },
  'trainings-filter': {
    title: 'trainings:commands.filter',
    scope: 'trainings',
    keys: [{ code: 'KeyL', ctrl: true }],
  },
  'trainings-reset': {
    title: 'trainings:commands.reset',
    scope: 'trainings',
    keys: [{ code: 'KeyL', ctrl: true, shift: true }],
  },
  'courses-export': {
    title: 'trainings:commands.exportCourses',
    scope: 'trainings',
    icon: IconFileExport,
  },
  'trainings-export': {
    title: 'trainings:commands.export',
    scope: 'trainings',
    icon: IconFileExport,
    keys: [{ code: 'KeyX', ctrl: true, shift: true }],
  },
  'trainings-focus': {
    title: 'trainings:commands.focus',
    scope: 'trainings',
    keys: [{ code: 'F9' }],
  },
  'trainings-close': {
    title: 'trainings:commands.close',
    scope: 'trainings',
    keys: [{ code: 'Escape' }],
    keyOnly: true,
  },
});

/** Commands of the session that is open, and of the participants chosen in it. */
export const sessionCommands = defineCommands({
  'participants-focus': {
    title: 'trainings:commands.people',
    scope: 'trainings',
    keys: [{ code: 'F8' }],
  },
  'participant-confirm': {
    title: 'trainings:commands.confirm',
    scope: 'trainings',
    icon: IconCheck,
    keys: [{ code: 'Enter', ctrl: true }],
  },
  'participant-receive': {
    title: 'trainings:commands.receive',
    scope: 'trainings',
    icon: IconHourglass,
    keys: [{ code: 'Enter', ctrl: true, shift: true }],
  },
  'participant-decline': {
    title: 'trainings:commands.decline',
    scope: 'trainings',
    icon: IconX,
    keys: [{ code: 'KeyD', ctrl: true }],
  },
  'participant-cancel': {
    title: 'trainings:commands.cancel',
    scope: 'trainings',
    icon: IconUserCancel,
    keys: [{ code: 'Delete' }],
  },
  'participant-attended': {
    title: 'trainings:commands.attended',
    scope: 'trainings',
    icon: IconUserCheck,
    keys: [{ code: 'KeyH', ctrl: true }],
  },
  'participant-no-show': {
    title: 'trainings:commands.noShow',
    scope: 'trainings',
    icon: IconUserX,
    keys: [{ code: 'KeyH', ctrl: true, shift: true }],
  },
  'participant-unmark': { title: 'trainings:commands.unmark', scope: 'trainings' },
  'participant-letter': {
    title: 'trainings:commands.letter',
    scope: 'trainings',
    icon: IconMailCheck,
    keys: [{ code: 'KeyP', ctrl: true }],
  },
  'participant-transfer': {
    title: 'trainings:commands.transfer',
    scope: 'trainings',
    icon: IconArrowsExchange,
    keys: [{ code: 'KeyM', ctrl: true }],
  },
  'participant-edit': {
    title: 'trainings:commands.editPerson',
    scope: 'trainings',
    icon: IconUserEdit,
    keys: [{ code: 'F2', shift: true }],
  },
  'participant-reseller': {
    title: 'trainings:commands.reseller',
    scope: 'trainings',
    icon: IconBuildingStore,
    keys: [{ code: 'KeyO', ctrl: true }],
  },
  'session-edit': {
    title: 'trainings:commands.edit',
    scope: 'trainings',
    icon: IconPencil,
    keys: [{ code: 'F2' }],
  },
  'session-cancel': {
    title: 'trainings:commands.cancelSession',
    scope: 'trainings',
    icon: IconCalendarX,
  },
  'participants-excel': {
    title: 'trainings:commands.excel',
    scope: 'trainings',
    icon: IconFileSpreadsheet,
    keys: [{ code: 'KeyE', ctrl: true }],
  },
  'participants-pdf': {
    title: 'trainings:commands.pdf',
    scope: 'trainings',
    icon: IconFileTypePdf,
    keys: [{ code: 'KeyE', ctrl: true, shift: true }],
  },
});
