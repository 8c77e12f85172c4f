import type { Database } from '#db/database.ts';
import { Writer } from '#db/write/writer.ts';
import type { DataContext } from '#electron/data/context.ts';
import { denied } from '#electron/data/session/admit.ts';
import { officeTime } from '../working-time.ts';

/** A context of use cases over a file, with a clock that the test sets. */
export type TestContext = DataContext & { set(now: number): void };

/** Who works in tests of points: may do everything, as a desktop without people may. */
export function bonusContext(db: Database, start = Date.UTC(2026, 0, 15, 9)): TestContext {
  let now = start;
  return {
    db,
    writer: new Writer(db, () => now),
    actor: () => 'Соколова А.',
    may: () => true,
    denied: (area, right) => denied({ groups: () => [] }, area, right),
    emit: () => undefined,
    resolveGrant: () => {
      throw new Error('no files in these tests');
    },
    now: () => now,
    workingTime: () => officeTime('9-18'),
    set: (at) => {
      now = at;
    },
  };
}
