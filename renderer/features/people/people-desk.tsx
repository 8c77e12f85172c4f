import { lazy, Suspense, useState } from 'react';
import { request } from '../../lib/client.ts';
import { useCommands } from '../../lib/commands.ts';
import { flushDrafts } from '../../lib/drafts.ts';
import { showError } from '../../lib/error-text.ts';
import { readSession } from '../../lib/session.ts';
import { deskCommands } from './commands.ts';

const PasswordDialog = lazy(() => import('./password-dialog.tsx'));

function isSignedIn(): boolean {
  return readSession()?.kind === 'signed-in';
}

/** What was typed goes first: after the other question it would be of nobody. */
function go(channel: 'session-lock' | 'session-sign-out'): void {
  flushDrafts();
  request(channel, {}).catch(showError);
}

/** What who is signed in can do about that: go away for a while, go, change the own password. */
export function PeopleDesk() {
  const [changing, setChanging] = useState(false);
  useCommands(deskCommands, {
    'desk-lock': { run: () => go('session-lock'), when: isSignedIn },
    'sign-out': { run: () => go('session-sign-out'), when: isSignedIn },
    'password-change': { run: () => setChanging(true), when: isSignedIn },
  });
  if (!changing) return null;
  return (
    <Suspense fallback={null}>
      <PasswordDialog onClose={() => setChanging(false)} />
    </Suspense>
  );
}
