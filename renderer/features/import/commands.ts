import {
  IconArrowLeft,
  IconArrowRight,
  IconFileAlert,
  IconFolderOpen,
  IconQuestionMark,
  IconTable,
  IconUserQuestion,
} from '@tabler/icons-react';
import { defineCommands } from '../../lib/commands.ts';

/** Commands of the import screen. */
export const importCommands = defineCommands({
  'import-choose': {
    title: 'import:commands.choose',
    scope: 'import',
    icon: IconFolderOpen,
    keys: [{ code: 'KeyO', ctrl: true }],
  },
  'import-next': {
    title: 'import:commands.next',
    scope: 'import',
    icon: IconArrowRight,
    keys: [{ code: 'Enter', ctrl: true }],
  },
  'import-back': {
    title: 'import:commands.back',
    scope: 'import',
    icon: IconArrowLeft,
    keys: [{ code: 'Escape' }],
    keyOnly: true,
  },
  'import-doubtful': {
    title: 'import:commands.doubtful',
    scope: 'import',
    icon: IconQuestionMark,
    keys: [{ code: 'F8' }],
  },
  'import-table': {
    title: 'import:commands.table',
    scope: 'import',
    icon: IconTable,
    keys: [{ code: 'F9' }],
  },
  'import-who': {
    title: 'import:commands.who',
    scope: 'import',
    icon: IconUserQuestion,
    keys: [{ code: 'F7' }],
  },
  'import-save-errors': {
    title: 'import:commands.saveErrors',
    scope: 'import',
    icon: IconFileAlert,
    keys: [{ code: 'KeyS', ctrl: true, shift: true }],
  },
});
