import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
  return {
    ...desk,
    file,
    /** Closes the file and leaves it. */
    close: () => {
      transport.close();
      desk.db.close();
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
