import type { Database } from '#db/database.ts';
import type { Writer } from '#db/write/writer.ts';
import type { DataContext } from '#electron/data/context.ts';
import { denied } from '#electron/data/session/admit.ts';
import { officeTime } from './working-time.ts';

/** What use cases work with in a test: who may do everything, an office of 9 to 18, no windows. */
export function testContext(
  data: { readonly db: Database; readonly writer: Writer },
  parts: Partial<DataContext> = {},
): DataContext {
  return {
    db: data.db,
    writer: data.writer,
    actor: () => 'operator',
    may: () => true,
    denied: (area, right) => denied({ groups: () => [] }, area, right),
    emit: () => undefined,
    resolveGrant: (token) => ({ path: token, name: token }),
    now: Date.now,
    workingTime: () => officeTime('9-18'),
    ...parts,
  };
}
