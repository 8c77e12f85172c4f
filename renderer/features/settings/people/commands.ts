import { IconFileExport } from '@tabler/icons-react';
import { defineCommands } from '../../../lib/commands.ts';

/** Commands of the list of people. */
export const peopleCommands = defineCommands({
  'people-export': {
    title: 'people:commands.export',
    scope: 'settings',
    icon: IconFileExport,
  },
});
