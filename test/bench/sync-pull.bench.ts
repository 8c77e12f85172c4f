import { changeSyncState } from '#db/sync/sync-state.ts';
import { againstFloor, type Bench } from './result.ts';
import { fillOffice } from './support/fill-office.ts';
import { enrolledDesk } from './support/sync-desk.ts';
import { copyOut, insertAgain } from './support/sync-floor.ts';
import { startSyncOffice } from './support/sync-office.ts';

const entries = 100_000;

export const syncPull: Bench = {
  name: 'sync-pull',
  alone: true,
  async run() {
    const office = await startSyncOffice();
    try {
      // Numbers of other workspaces come before: a desktop at number 0 would take a snapshot.
      await office.sql.query("SELECT setval('log_seq', 1000)");
      await fillOffice(office, entries);
      const desk = await enrolledDesk(office);
      try {
        changeSyncState(desk.db, { cursor: 1 });
        const before = performance.now();
        const { pulled } = await desk.sync();
        const value = performance.now() - before;
        desk.close();
        if (pulled < entries) throw new Error(`only ${String(pulled)} entries came`);
        const floor = (await copyOut(office, 'SELECT * FROM log')) + insertAgain(desk.file);
        return [
          againstFloor({
            ...{ name: 'sync-pull', unit: 's', rows: entries },
            ...{ value: value / 1000, floor: floor / 1000, atMost: 3 },
            of: '(COPY out of PostgreSQL + insert into SQLite)',
            note: 'the log is filled by SQL, its hashes do not chain; pages of 1000, each stored for good before the next',
          }),
        ];
      } finally {
        desk.remove();
      }
    } finally {
      await office.stop();
    }
  },
};
