import {
  IconArrowLeft,
  IconArrowRight,
  IconFileAlert,
  IconFileExport,
  IconFileSpreadsheet,
  IconFileUnknown,
  IconFolderOpen,
  IconFolderShare,
  IconPencilCheck,
  IconPlayerPause,
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
    icon: IconFileSpreadsheet,
    keys: [{ code: 'KeyO', ctrl: true }],
  },
  'import-choose-folder': {
    title: 'import:commands.chooseFolder',
    scope: 'import',
    icon: IconFolderOpen,
    keys: [{ code: 'KeyO', ctrl: true, shift: true }],
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
  'import-pause': {
    title: 'import:commands.pause',
    scope: 'import',
    icon: IconPlayerPause,
    keys: [{ code: 'KeyP', ctrl: true }],
  },
  'import-keep-columns': {
    title: 'import:commands.keepColumns',
    scope: 'import',
    icon: IconFolderShare,
    keys: [{ code: 'Enter', ctrl: true, shift: true }],
  },
  'import-kind': {
    title: 'import:commands.kind',
    scope: 'import',
    icon: IconFileUnknown,
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
  'import-export': {
    title: 'import:commands.export',
    scope: 'import',
    icon: IconFileExport,
    keys: [{ code: 'KeyE', ctrl: true }],
  },
  'import-who': {
    title: 'import:commands.who',
    scope: 'import',
    icon: IconUserQuestion,
    keys: [{ code: 'F7' }],
  },
  'import-mend-alike': {
    title: 'import:commands.mendAlike',
    scope: 'import',
    icon: IconPencilCheck,
    keys: [{ code: 'F2', shift: true }],
  },
  'import-save-errors': {
    title: 'import:commands.saveErrors',
    scope: 'import',
    icon: IconFileAlert,
    keys: [{ code: 'KeyS', ctrl: true, shift: true }],
  },
});
