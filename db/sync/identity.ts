import type { Database } from 'better-sqlite3';
import { forgetVersions } from '../write/forget-versions.ts';
import { readDeviceSql, type Device } from '../write/device.ts';
import { changeSyncState } from './sync-state.ts';

/** Who this desktop is in mutations, and how far it has counted. */
export function readDevice(db: Database): Device {
  const device = db.prepare<[], Device>(readDeviceSql).get();
  if (!device) throw new Error('the file has lost its device');
  return device;
}

/**
 * Gives the desktop another identity: what the outbox holds is numbered anew from 1 and goes up again. Each mutation
 * keeps its own id, so that what head office has of it already, from here or from the other copy of the disk,
 * takes effect once and gets the answer that it got.
 */
export function takeIdentity(db: Database, deviceId: string): void {
  db.transaction(() => {
    const before = firstKept(db) - 1;
    // Down by a constant, and never onto a number that is still there.
    db.prepare(
      `UPDATE mutation SET mut_no = mut_no - ?, step = max(step - ?, 1), acked_seq = NULL,
         settled_at = NULL`,
    ).run(before, before);
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

/** The first number that the outbox still holds, or the next one when it is empty. */
function firstKept(db: Database): number {
  const first = db.prepare<[], number | null>('SELECT min(mut_no) FROM mutation').pluck().get();
  return first ?? readDevice(db).lastMutNo + 1;
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
 * sent up again where it has lost them. All that the outbox holds goes up once more, before anything is read.
 */
export function startEpoch(db: Database, epoch: number): void {
  db.transaction(() => {
    forgetVersions(db);
    // What it has answered it may have lost, and given the number to another copy of this disk since.
    db.prepare('UPDATE mutation SET acked_seq = NULL, settled_at = NULL').run();
    const ackedMutNo = firstKept(db) - 1;
    changeSyncState(db, { epoch, cursor: 0, cursorMark: '', snapshotId: null, ackedMutNo });
  })();
}
