import {
  IconArrowsSplit2,
  IconBuildingStore,
  IconCloudUp,
  IconCloudX,
  IconListDetails,
  IconPackageExport,
  IconPackageImport,
  IconSend,
  IconX,
  IconWifi,
} from '@tabler/icons-react';
import { defineCommands } from '../../lib/commands.ts';
import { saveChord } from '../../lib/shell-keys.ts';

/** Commands of the section: what it shows, and what is done with the refusal at hand. */
export const officeCommands = defineCommands({
  'office-view-connection': {
    title: 'headOffice:commands.connection',
    scope: 'head-office',
    icon: IconWifi,
    keys: [{ code: 'Digit1', ctrl: true, shift: true }],
  },
  'office-view-pending': {
    title: 'headOffice:commands.pending',
    scope: 'head-office',
    icon: IconCloudUp,
    keys: [{ code: 'Digit2', ctrl: true, shift: true }],
  },
  'office-view-refusals': {
    title: 'headOffice:commands.refusals',
    scope: 'head-office',
    icon: IconCloudX,
    keys: [{ code: 'Digit3', ctrl: true, shift: true }],
  },
  'office-view-conflicts': {
    title: 'headOffice:commands.conflicts',
    scope: 'head-office',
    icon: IconArrowsSplit2,
    keys: [{ code: 'Digit4', ctrl: true, shift: true }],
  },
  'office-view-log': {
    title: 'headOffice:commands.log',
    scope: 'head-office',
    icon: IconListDetails,
    keys: [{ code: 'Digit5', ctrl: true, shift: true }],
  },
  'refusal-again': {
    title: 'headOffice:commands.again',
    scope: 'head-office',
    icon: IconSend,
    keys: [saveChord],
  },
  'refusal-dismiss': {
    title: 'headOffice:commands.dismiss',
    scope: 'head-office',
    icon: IconX,
    keys: [{ code: 'KeyD', ctrl: true }],
  },
  'office-packet-save': {
    title: 'headOffice:commands.packetSave',
    scope: 'head-office',
    icon: IconPackageExport,
    keys: [{ code: 'KeyE', ctrl: true }],
  },
  'office-packet-take': {
    title: 'headOffice:commands.packetTake',
    scope: 'head-office',
    icon: IconPackageImport,
    keys: [{ code: 'KeyE', ctrl: true, shift: true }],
  },
  'office-reseller': {
    title: 'headOffice:commands.reseller',
    scope: 'head-office',
    icon: IconBuildingStore,
    keys: [{ code: 'KeyO', ctrl: true }],
  },
  'office-focus': {
    title: 'headOffice:commands.focus',
    scope: 'head-office',
    keys: [{ code: 'F9' }],
  },
  'office-close': {
    title: 'headOffice:commands.close',
    scope: 'head-office',
    keys: [{ code: 'Escape' }],
    keyOnly: true,
  },
});
