import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkpointIfLarge } from '#db/checkpoint.ts';
import { httpTransport } from '#electron/sync/transport.ts';
import { openDesk } from '#test/support/server/desk.ts';
import type { SyncOffice } from './sync-office.ts';

/** A desktop with a new file, enrolled at an office over HTTP. */
export async function enrolledDesk({ url, code }: Pick<SyncOffice, 'url' | 'code'>) {
  const folder = mkdtempSync(join(tmpdir(), 'ic-bench-desk-'));
  const file = join(folder, 'centre.db');
  const transport = httpTransport(url);
  const desk = openDesk({ file, transport });
  await desk.enrol(await code());
  // As the program does it by itself: a log that is never written back gets slower with each page in it.
  const writeBack = (): void => checkpointIfLarge(desk.db, file);
  const upkeep = setInterval(writeBack, 1000);
  return {
    ...desk,
    file,
    writeBack,
    /** Closes the file and leaves it. */
    close: () => {
      clearInterval(upkeep);
      transport.close();
      desk.db.close();
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
