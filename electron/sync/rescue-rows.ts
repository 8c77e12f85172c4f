import type { Database } from '#db/database.ts';
import { sendLostRows } from '#db/sync/lost-rows.ts';
import type { SyncStore } from '#db/sync/sync-store.ts';

/**
 * Sends up again what a restored head office has lost and nobody else will send: rows that it once had, that are
 * here and not in its log. `pushAll` is called when there are any.
 */
export async function rescueRows(
  { db, store }: { readonly db: Database; readonly store: SyncStore },
  pushAll: () => Promise<void>,
): Promise<void> {
  if (sendLostRows(db, store) > 0) await pushAll();
}
