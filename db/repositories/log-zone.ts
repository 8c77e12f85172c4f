import type { Database } from 'better-sqlite3';
import { zoneOffset } from '#domain/calendar/instant.ts';
import { WorkspaceSettings } from './workspace-settings.ts';

/** Where the centre stood that kept the old logs. */
const usualZone = 'Europe/Moscow';

/**
 * The zone whose clocks the times of a log are of: that of the settings; where none is set, or one that
 * is not known here, that of the centre, wherever this desktop stands.
 */
export function logZone(db: Database | null): string {
  const zone = db === null ? '' : new WorkspaceSettings(db).get('timeZone');
  if (zone === '') return usualZone;
  try {
    zoneOffset(0, zone);
    return zone;
  } catch {
    return usualZone;
  }
}
