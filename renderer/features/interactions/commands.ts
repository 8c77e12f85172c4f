import {
  IconCalendar,
  IconColumns3,
  IconCopy,
  IconFileExport,
  IconFilterOff,
  IconBookmark,
} from '@tabler/icons-react';
import { defineCommands } from '../../lib/commands.ts';

/** Commands of the log. */
export const logCommands = defineCommands({
  'log-period': {
    title: 'interactions:commands.period',
    scope: 'interactions',
    icon: IconCalendar,
    keys: [{ code: 'KeyL', ctrl: true }],
  },
  'log-reset': {
    title: 'interactions:commands.reset',
    scope: 'interactions',
    icon: IconFilterOff,
    keys: [{ code: 'KeyL', ctrl: true, shift: true }],
  },
  'log-views': {
    title: 'interactions:commands.views',
    scope: 'interactions',
    icon: IconBookmark,
    keys: [{ code: 'KeyU', ctrl: true }],
  },
  'log-text': {
    title: 'interactions:commands.text',
    scope: 'interactions',
    keys: [{ code: 'KeyF', ctrl: true, shift: true }],
  },
  'log-columns': {
    title: 'interactions:commands.columns',
    scope: 'interactions',
    icon: IconColumns3,
  },
  'log-export': {
    title: 'interactions:commands.export',
    scope: 'interactions',
    icon: IconFileExport,
    keys: [{ code: 'KeyE', ctrl: true }],
  },
  'log-copy': {
    title: 'interactions:commands.copy',
    scope: 'interactions',
    icon: IconCopy,
    keyOnly: true,
    keys: [{ code: 'KeyC', ctrl: true }],
    fieldFirst: true,
  },
  'log-focus': {
    title: 'interactions:commands.focusList',
    scope: 'interactions',
    keys: [{ code: 'F9' }],
  },
  'log-close': {
    title: 'interactions:commands.close',
    scope: 'interactions',
    keys: [{ code: 'Escape' }],
    keyOnly: true,
  },
});
