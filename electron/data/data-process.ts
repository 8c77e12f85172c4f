import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { defaultBackupDir } from '#db/backup/backup-name.ts';
import { openDataSession } from './data-session.ts';
import { createEventHub } from './events.ts';
import { createFileGrants } from './file-grants.ts';
import { createLogger } from './logger.ts';
import { parentVault } from './parent-vault.ts';
import { openCentre, rescueHandlers } from './open-data.ts';
import { connectParent } from './parent-port.ts';
import { serveWindows } from './serve-windows.ts';
import type { SessionMemory } from './session/session.ts';

const { values } = parseArgs({
  options: {
    'data-dir': { type: 'string' },
    'app-version': { type: 'string', default: '' },
    /** Who had signed in when a data process before this one ended unexpectedly. */
    'signed-in': { type: 'string' },
  },
});
const folder = values['data-dir'];
if (folder === undefined) throw new Error('--data-dir=PATH is missing');

const log = createLogger({ folder: join(folder, 'logs') });
// State may be half-changed after a fault that nobody caught: the main process starts us anew.
process.on('uncaughtException', (error) => {
  log.error(error, { fatal: true });
  process.exit(1);
});

// A terminal or a shutdown signals the whole group; the main process gets it too and says `close`
// once the windows are gone. Ended by the signal itself, we would look like a crash to it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);

const events = createEventHub();
const grants = createFileGrants();
const file = join(folder, 'centre.db');
const parent = connectParent();
const memory: SessionMemory = { personId: values['signed-in'] ?? null, locked: false };
const { vault, answered } = parentVault((message) => parent.post(message));
const session = openDataSession(
  (reopen) =>
    openCentre({
      file,
      version: values['app-version'],
      emit: events.emit,
      memory,
      tellMain: (message) => parent.post(message),
      resolveGrant: (token, mode) => grants.resolveGrant(token, mode),
      reopen,
      vault: process.versions.electron === undefined ? null : vault,
      onError: (error) => log.error(error, { during: 'background' }),
    }),
  (reopen) => rescueHandlers(file, defaultBackupDir(file), reopen),
  (error) => log.error(error, { during: 'open' }),
);
serveWindows({
  parent,
  session,
  events,
  grants,
  log,
  onVault: answered,
  exit: (code) => process.exit(code),
});
log.info('data-process-started', { version: values['app-version'] });
