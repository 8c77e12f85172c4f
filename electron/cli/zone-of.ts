import { dirname, join } from 'node:path';
import type { Database } from '#db/database.ts';
import { LocalStore } from '#db/repositories/local-store.ts';
import { shownZone } from '#electron/data/shown-zone.ts';
import { createWorkingCalendar } from '#electron/data/working-calendar.ts';

/** The zone in which the application that works with this file shows its instants. */
export function zoneOf(db: Database, file: string): string {
  const store = new LocalStore(db);
  return shownZone({
    workingTime: createWorkingCalendar(join(dirname(file), 'calendar'), (key) =>
      store.setting(key),
    ),
  });
}
