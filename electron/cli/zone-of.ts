import { dirname, join } from 'node:path';
import type { Database } from '#db/database.ts';
import { WorkspaceSettings } from '#db/repositories/workspace-settings.ts';
import { shownZone } from '#electron/data/shown-zone.ts';
import { createWorkingCalendar } from '#electron/data/working-calendar.ts';

/** The zone in which the application that works with this file shows its instants. */
export function zoneOf(db: Database, file: string): string {
  const settings = new WorkspaceSettings(db);
  return shownZone({
    workingTime: createWorkingCalendar(join(dirname(file), 'calendar'), (key) => settings.get(key)),
  });
}
