import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { openEmbedded } from '#server/store/embedded-store.ts';
import type { Store } from '#server/store/sql.ts';
import { tempDir } from '#test/support/tmp-dir.ts';

/** An embedded database without tables of ours: in memory, or in an empty folder. */
export function openEmpty(folder: string | null = null): Promise<Store> {
  return openEmbedded(folder, new Blob([readFileSync(inject('initialisedDatabase'))]));
}

/** A data folder of head office, as the first start leaves it before the tables are made. */
export async function dataFolder(): Promise<string> {
  const folder = join(tempDir(), 'office');
  mkdirSync(folder);
  const store = await openEmpty(join(folder, 'database'));
  await store.close();
  return folder;
}
