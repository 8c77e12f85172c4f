import { openAsBlob } from 'node:fs';
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { databaseIn, hasDatabase, readyName } from './database-folder.ts';
import { openEmbedded } from './embedded-store.ts';
import { lockFolder } from './folder-lock.ts';
import { requireReplace, setAsideSuffix, type RestoredCopy } from './restored-copy.ts';

/**
 * Unpacks a backup of an embedded database beside the one of a folder. Throws `FolderInUse` while a server or
 * another command works on the folder, `RestoreRefused` over data that are not to be replaced.
 */
export async function unpackCopy(
  folder: string,
  file: string,
  replace: boolean,
): Promise<RestoredCopy> {
  const unlock = lockFolder(folder, 0);
  const part = join(folder, 'database.part');
  try {
    const database = databaseIn(folder);
    requireReplace(hasDatabase(database), replace);
    // Of a restore that was broken off.
    rmSync(part, { recursive: true, force: true });
    const store = await openEmbedded(part, await openAsBlob(file));
    return {
      store,
      putInPlace: async (now) => {
        await store.close();
        const ready = join(folder, readyName);
        const aside = `${database}-${setAsideSuffix(now)}`;
        renameSync(part, ready);
        const had = hasDatabase(database);
        // From here on whoever opens the folder goes on with what is ready.
        if (had) renameSync(database, aside);
        renameSync(ready, database);
        unlock();
        return had ? aside : null;
      },
      discard: async () => {
        await store.close();
        rmSync(part, { recursive: true, force: true });
        unlock();
      },
    };
  } catch (error) {
    rmSync(part, { recursive: true, force: true });
    unlock();
    throw error;
  }
}
