import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconCommand,
  IconKeyboard,
  IconLanguage,
  IconLayoutSidebar,
  IconMoon,
  IconSearch,
  IconZoomIn,
  IconZoomOut,
  IconZoomReset,
  IconAppWindow,
  IconCalendarCheck,
  IconCoins,
  IconMessagePlus,
  IconSchool,
} from '@tabler/icons-react';
import { defineCommands, type CommandSpec } from '../lib/commands.ts';
import type { QuickForm } from '../lib/quick-form.ts';
import { sections } from '../lib/sections.ts';
import { shellKeys } from '../lib/shell-keys.ts';

/** Commands that work on every screen. */
export const shellCommands = defineCommands({
  'palette-open': {
    title: 'shell:commands.palette',
    scope: 'global',
    icon: IconCommand,
    keys: [{ code: 'KeyK', ctrl: true }],
    keyOnly: true,
  },
  'search-focus': {
    title: 'shell:commands.search',
    scope: 'global',
    icon: IconSearch,
    keys: [shellKeys.search],
  },
  'keys-show': {
    title: 'shell:commands.keys',
    scope: 'global',
    icon: IconKeyboard,
    keys: [{ code: 'F1' }],
  },
  undo: {
    title: 'shell:commands.undo',
    scope: 'global',
    icon: IconArrowBackUp,
    keys: [shellKeys.undo],
    fieldFirst: 'undo',
  },
  redo: {
    title: 'shell:commands.redo',
    scope: 'global',
    icon: IconArrowForwardUp,
    keys: [
      { code: 'KeyY', ctrl: true },
      { code: 'KeyZ', ctrl: true, shift: true },
    ],
    fieldFirst: 'undo',
  },
  back: {
    title: 'shell:commands.back',
    scope: 'global',
    keys: [{ code: 'Escape' }],
    keyOnly: true,
  },
  'rail-toggle': {
    title: 'shell:commands.rail',
    scope: 'global',
    icon: IconLayoutSidebar,
    keys: [{ code: 'KeyB', ctrl: true, shift: true }],
  },
  'theme-next': { title: 'shell:commands.theme', scope: 'global', icon: IconMoon },
  'language-next': { title: 'shell:commands.language', scope: 'global', icon: IconLanguage },
  'zoom-in': {
    title: 'shell:commands.zoomIn',
    scope: 'global',
    icon: IconZoomIn,
    keys: [{ code: 'Equal', ctrl: true }],
  },
  'zoom-out': {
    title: 'shell:commands.zoomOut',
    scope: 'global',
    icon: IconZoomOut,
    keys: [{ code: 'Minus', ctrl: true }],
  },
  'zoom-reset': {
    title: 'shell:commands.zoomReset',
    scope: 'global',
    icon: IconZoomReset,
    keys: [{ code: 'Digit0', ctrl: true }],
  },
  'window-new': {
    title: 'shell:commands.newWindow',
    scope: 'global',
    icon: IconAppWindow,
    keys: [{ code: 'KeyN', ctrl: true, shift: true }],
  },
});

/** The forms that one key opens over any screen, for the reseller and the call the person is at. */
export const quickFormCommands = defineCommands({
  registration: {
    title: 'shell:commands.registration',
    scope: 'global',
    icon: IconSchool,
    keys: [shellKeys.registration],
  },
  'bonus-request': {
    title: 'shell:commands.bonusRequest',
    scope: 'global',
    icon: IconCoins,
    keys: [{ code: 'KeyB', ctrl: true }],
  },
  task: {
    title: 'shell:commands.task',
    scope: 'global',
    icon: IconCalendarCheck,
    keys: [{ code: 'KeyJ', ctrl: true }],
  },
  interaction: {
    title: 'shell:commands.interaction',
    scope: 'global',
    icon: IconMessagePlus,
    keys: [shellKeys.interaction],
  },
} satisfies Readonly<Record<QuickForm['kind'], CommandSpec>>);

/** Ctrl+1…8: one command a section, in the order of the rail. */
export const sectionCommands: Readonly<Record<string, CommandSpec>> = defineCommands(
  Object.fromEntries(
    sections.map(({ path, title, icon }, at): [string, CommandSpec] => [
      `section${path}`,
      { title, scope: 'global', icon, keys: [{ code: `Digit${at + 1}`, ctrl: true }] },
    ]),
  ),
);
