import { IconRefresh } from '@tabler/icons-react';
import { defineCommands } from './commands.ts';

/** What works wherever one is, once there is a head office. */
export const exchangeCommands = defineCommands({
  'exchange-now': {
    title: 'headOffice:commands.exchange',
    scope: 'global',
    icon: IconRefresh,
    keys: [{ code: 'F5' }],
  },
});
