import { IconKey, IconLock, IconLogout } from '@tabler/icons-react';
import { defineCommands } from '../../lib/commands.ts';

/** Commands of who is signed in. */
export const deskCommands = defineCommands({
  'desk-lock': {
    title: 'people:commands.lock',
    scope: 'global',
    icon: IconLock,
    keys: [{ code: 'KeyK', ctrl: true, shift: true }],
    always: true,
  },
  'sign-out': { title: 'people:commands.signOut', scope: 'global', icon: IconLogout },
  'password-change': { title: 'people:commands.password', scope: 'global', icon: IconKey },
});
