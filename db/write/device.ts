import type { Database } from 'better-sqlite3';

/** Who this desktop is in mutations, and how far it has counted. */
export type Device = {
  readonly deviceId: string;
  readonly dataSetId: string;
  readonly lastMutNo: number;
  readonly lastHlc: string;
};

export const readDeviceSql = `SELECT device_id AS deviceId, data_set_id AS dataSetId,
  last_mut_no AS lastMutNo, last_hlc AS lastHlc FROM device WHERE one = 1`;

/** Reads the one row of `device`; makes it with the given new ids when the file is new. */
export function ensureDevice(db: Database, newId: () => string, now: number): Device {
  const read = db.prepare<[], Device>(readDeviceSql);
  const found = read.get();
  if (found) return found;
  db.prepare(
    `INSERT INTO device (one, device_id, data_set_id, last_mut_no, last_hlc, created_at)
     VALUES (1, ?, ?, 0, '', ?)`,
  ).run(newId(), newId(), now);
  const made = read.get();
  if (!made) throw new Error('the device was not stored');
  return made;
}
