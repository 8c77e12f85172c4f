import {
  IconBuildingPlus,
  IconColumns3,
  IconCopy,
  IconFileExport,
  IconFilter,
  IconFilterOff,
  IconBookmark,
  IconMailCheck,
  IconNote,
  IconPhone,
} from '@tabler/icons-react';
import { defineCommands } from '../../lib/commands.ts';

/** Commands of the list. */
export const listCommands = defineCommands({
  'reseller-new': {
    title: 'resellers:commands.new',
    scope: 'resellers',
    icon: IconBuildingPlus,
    keys: [{ code: 'KeyN', ctrl: true }],
  },
  'filter-open': {
    title: 'resellers:commands.filter',
    scope: 'resellers',
    icon: IconFilter,
    keys: [{ code: 'KeyL', ctrl: true }],
  },
  'filters-reset': {
    title: 'resellers:commands.reset',
    scope: 'resellers',
    icon: IconFilterOff,
    keys: [{ code: 'KeyL', ctrl: true, shift: true }],
  },
  'views-open': {
    title: 'resellers:commands.views',
    scope: 'resellers',
    icon: IconBookmark,
    keys: [{ code: 'KeyU', ctrl: true }],
  },
  'columns-open': { title: 'resellers:commands.columns', scope: 'resellers', icon: IconColumns3 },
  'rows-copy': {
    title: 'resellers:commands.copy',
    scope: 'resellers',
    icon: IconCopy,
    keyOnly: true,
    keys: [{ code: 'KeyC', ctrl: true }],
    fieldFirst: true,
  },
  'resellers-export': {
    title: 'resellers:commands.export',
    scope: 'resellers',
    icon: IconFileExport,
    keys: [{ code: 'KeyE', ctrl: true }],
  },
  'list-focus': {
    title: 'resellers:commands.focusList',
    scope: 'resellers',
    keys: [{ code: 'F9' }],
  },
});

/** Commands of the card. */
export const cardCommands = defineCommands({
  'card-close': {
    title: 'resellers:commands.closeCard',
    scope: 'card',
    keys: [{ code: 'Escape' }],
    keyOnly: true,
  },
  'copy-phone': {
    title: 'resellers:commands.copyPhone',
    scope: 'card',
    icon: IconPhone,
    keys: [{ code: 'KeyP', ctrl: true, shift: true }],
  },
  'copy-email': {
    title: 'resellers:commands.copyEmail',
    scope: 'card',
    icon: IconMailCheck,
    keys: [{ code: 'KeyE', ctrl: true, shift: true }],
  },
  'note-add': {
    title: 'resellers:commands.note',
    scope: 'card',
    icon: IconNote,
    keys: [{ code: 'KeyM', ctrl: true }],
  },
  'status-open': {
    title: 'resellers:commands.status',
    scope: 'card',
    keys: [{ code: 'KeyS', ctrl: true, shift: true }],
  },
});
