import { databaseIn } from './database-folder.ts';
import { openEmbedded } from './embedded-store.ts';
import { FolderInUse, lockFolder } from './folder-lock.ts';
import { openRemote } from './control/remote-store.ts';
import { controlAddress, serveControl } from './control/serve-control.ts';
import type { Store } from './sql.ts';

/** A server that starts waits so long for a command that works on the folder at that moment. */
const commandMs = 5000;

/**
 * Opens the embedded database in a folder. `alone`: for the one process that answers desktops; it lets commands in
 * by a channel in the folder. A command works through that process where it runs, and by itself otherwise.
 * Throws `FolderInUse` where neither is possible.
 */
export async function openDataFolder(folder: string, alone: boolean): Promise<Store> {
  let unlock: () => void;
  try {
    unlock = lockFolder(folder, alone ? commandMs : 0);
  } catch (error) {
    if (alone || !(error instanceof FolderInUse)) throw error;
    return openRemote(controlAddress(folder)).catch(() => {
      // Held by another command, which is done in a moment.
      throw error;
    });
  }
  try {
    const store = await openEmbedded(databaseIn(folder));
    const stopControl = alone ? await serveControl(folder, store) : null;
    return Object.assign(store, {
      close: closing([stopControl, store.close, () => Promise.resolve(unlock())]),
    });
  } catch (error) {
    unlock();
    throw error;
  }
}

function closing(steps: readonly ((() => Promise<void>) | null)[]): () => Promise<void> {
  return async () => {
    for (const step of steps) await step?.();
  };
}
