import {
  IconArrowBackUp,
  IconBuildingStore,
  IconCoins,
  IconFileExport,
  IconPencil,
  IconPercentage,
  IconPlus,
  IconShoppingCart,
  IconCircleX,
  IconReceipt,
  IconSquareCheck,
  IconX,
} from '@tabler/icons-react';
import { defineCommands } from '../../lib/commands.ts';
import { saveChord } from '../../lib/shell-keys.ts';

/** Commands of the section: what it shows, and what is done with the request at hand. */
export const bonusCommands = defineCommands({
  'bonus-view-requests': {
    title: 'bonuses:view.requests',
    scope: 'bonuses',
    icon: IconReceipt,
    keys: [{ code: 'Digit1', ctrl: true, shift: true }],
  },
  'bonus-view-ledger': {
    title: 'bonuses:view.ledger',
    scope: 'bonuses',
    icon: IconCoins,
    keys: [{ code: 'Digit2', ctrl: true, shift: true }],
  },
  'bonus-view-purchases': {
    title: 'bonuses:view.purchases',
    scope: 'bonuses',
    icon: IconShoppingCart,
    keys: [{ code: 'Digit3', ctrl: true, shift: true }],
  },
  'bonus-view-rates': {
    title: 'bonuses:view.rates',
    scope: 'bonuses',
    icon: IconPercentage,
    keys: [{ code: 'Digit4', ctrl: true, shift: true }],
  },
  'bonus-view-posting': {
    title: 'bonuses:view.posting',
    scope: 'bonuses',
    icon: IconSquareCheck,
    keys: [{ code: 'Digit5', ctrl: true, shift: true }],
  },
  'bonus-forward': {
    title: 'bonuses:commands.forward',
    scope: 'bonuses',
    icon: IconSquareCheck,
    keys: [saveChord],
  },
  'request-reject': {
    title: 'bonuses:commands.reject',
    scope: 'bonuses',
    icon: IconArrowBackUp,
    keys: [{ code: 'KeyD', ctrl: true }],
  },
  'request-decline': {
    title: 'bonuses:commands.decline',
    scope: 'bonuses',
    icon: IconCircleX,
    keys: [{ code: 'KeyD', ctrl: true, shift: true }],
  },
  'request-cancel': { title: 'bonuses:commands.cancel', scope: 'bonuses', icon: IconX },
  'bonus-edit': {
    title: 'bonuses:commands.edit',
    scope: 'bonuses',
    icon: IconPencil,
    keys: [{ code: 'F2' }],
  },
  'bonus-add': {
    title: 'bonuses:commands.add',
    scope: 'bonuses',
    icon: IconPlus,
    keys: [{ code: 'KeyN', ctrl: true }],
  },
  'bonus-export': {
    title: 'bonuses:commands.export',
    scope: 'bonuses',
    icon: IconFileExport,
    keys: [{ code: 'KeyE', ctrl: true }],
  },
  'postings-export': {
    title: 'bonuses:commands.exportPostings',
    scope: 'bonuses',
    icon: IconFileExport,
    keys: [{ code: 'KeyE', ctrl: true, shift: true }],
  },
  'bonus-reseller': {
    title: 'bonuses:commands.reseller',
    scope: 'bonuses',
    icon: IconBuildingStore,
    keys: [{ code: 'KeyO', ctrl: true }],
  },
  'bonus-focus': { title: 'bonuses:commands.focus', scope: 'bonuses', keys: [{ code: 'F9' }] },
  'bonus-close': {
    title: 'bonuses:commands.close',
    scope: 'bonuses',
    keys: [{ code: 'Escape' }],
    keyOnly: true,
  },
});
