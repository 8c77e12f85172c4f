import type { Database } from 'better-sqlite3';
import { forgetVersions } from '../write/forget-versions.ts';
import { readDeviceSql, type Device } from '../write/device.ts';
import { changeSyncState, readSyncState } from './sync-state.ts';

/** Who this desktop is in mutations, and how far it has counted. */
export function readDevice(db: Database): Device {
  const device = db.prepare<[], Device>(readDeviceSql).get();
  if (!device) throw new Error('the file has lost its device');
  return device;
}

/**
 * Gives the desktop another identity: what head office has not answered is numbered anew from 1 and goes up
 * again. What was made by the other copy of the disk too keeps its own id, so that it takes effect once.
 */
export function takeIdentity(db: Database, deviceId: string): void {
  db.transaction(() => {
    const acked = readSyncState(db)?.ackedMutNo ?? 0;
    db.prepare('DELETE FROM mutation WHERE mut_no <= ?').run(acked);
    // Down by a constant, and never onto a number that is still there: they are all above it.
    db.prepare(
      'UPDATE mutation SET mut_no = mut_no - ?, step = max(step - ?, 1), acked_seq = NULL, settled_at = NULL',
    ).run(acked, acked);
    const last = db
      .prepare<[], number>('SELECT coalesce(max(mut_no), 0) FROM mutation')
      .pluck()
      .get();
    db.prepare('UPDATE device SET device_id = ?, last_mut_no = ? WHERE one = 1').run(
      deviceId,
      last ?? 0,
    );
    changeSyncState(db, { ackedMutNo: 0 });
  })();
}

/**
 * Forgets that head office has answered what lies behind a number: it was restored from a backup, or never got it.
 * Answers false where that was cleared away meanwhile, so that it cannot go up again under its numbers.
 */
export function forgetAnswers(db: Database, behind: number): boolean {
  return db.transaction(() => {
    const first = db
      .prepare<[number], number | null>('SELECT min(mut_no) FROM mutation WHERE mut_no > ?')
      .pluck()
      .get(behind);
    const last = readDevice(db).lastMutNo;
    if (last > behind && first !== behind + 1) return false;
    db.prepare('UPDATE mutation SET acked_seq = NULL, settled_at = NULL WHERE mut_no > ?').run(
      behind,
    );
    changeSyncState(db, { ackedMutNo: behind });
    return true;
  })();
}

/**
 * Begins to read the log of a restored head office from its first entry. Versions start anew there, so none that
 * is known here may keep a value out; rows are left as they are, and those that head office had are noted, to be
 * sent up again where it has lost them.
 */
export function startEpoch(db: Database, epoch: number): void {
  db.transaction(() => {
    forgetVersions(db);
    changeSyncState(db, { epoch, cursor: 0, snapshotId: null });
  })();
}
