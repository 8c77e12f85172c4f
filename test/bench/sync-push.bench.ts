import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mostMutations } from '#contract/sync/limits.ts';
import { againstFloor, rounded, type Bench, type BenchResult } from './result.ts';
import { fillOutbox, mutationsEach } from './support/fill-outbox.ts';
import { insertBatches } from './support/insert-batches.ts';
import {
  installPouchDb,
  openPouch,
  pouchName,
  startPouchServer,
  type PouchDocument,
} from './support/pouchdb.ts';
import { enrolledDesk } from './support/sync-desk.ts';
import { startSyncOffice, type SyncOffice } from './support/sync-office.ts';

const mutations = 10_000;
const atLeast = 10;
/** A line whose floor is a bare insert may cost so many times as much. */
const atMost = 3;

/** Pushes all that a desktop has; milliseconds to the last answer stored, and to the end of the exchange. */
async function pushAll(office: SyncOffice): Promise<{ pushed: number; whole: number }> {
  const desk = await enrolledDesk(office);
  try {
    fillOutbox(desk.writer, mutations / mutationsEach, Date.now());
    // What was typed was written back while it was; only here the timer had no turn.
    desk.writeBack();
    let pushed = 0;
    const before = performance.now();
    const { accepted } = await desk.sync(false, ({ pushed: so, pulled }) => {
      if (so === mutations && pulled === 0) pushed = performance.now() - before;
    });
    const whole = performance.now() - before;
    desk.close();
    if (accepted !== mutations || pushed === 0) {
      throw new Error(`${String(accepted)} mutations were accepted`);
    }
    return { pushed, whole };
  } finally {
    desk.remove();
  }
}

/** The rows that the mutations made, as they stand after all of them. */
async function documentsOf({ sql, workspace }: SyncOffice): Promise<PouchDocument[]> {
  const { rows } = await sql.query<{ id: string; fields: object }>(
    `SELECT entity || ':' || id AS id, fields FROM record
     WHERE workspace = $1 AND id IN (SELECT id FROM outcome) ORDER BY at, id`,
    [workspace],
  );
  return rows.map(({ id, fields }) => ({ _id: id, ...fields }));
}

/** Replicates documents from a PouchDB to an empty express-pouchdb; milliseconds. */
async function pouchPush(documents: readonly PouchDocument[], batch?: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'ic-bench-pouch-'));
  for (const name of ['server', 'desk']) mkdirSync(join(folder, name));
  const server = await startPouchServer(join(folder, 'server'));
  try {
    const source = openPouch(join(folder, 'desk', 'source'));
    await source.bulkDocs(documents);
    const before = performance.now();
    const { docs_written: written } = await source.replicate.to(
      `${server.url}/rows`,
      batch === undefined ? {} : { batch_size: batch },
    );
    const took = performance.now() - before;
    await source.close();
    if (written < documents.length) throw new Error(`PouchDB sent only ${String(written)}`);
    return took;
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

export const syncPush: Bench = {
  name: 'sync-push',
  alone: true,
  async run() {
    await installPouchDb();
    const office = await startSyncOffice();
    try {
      const { pushed, whole } = await pushAll(office);
      const documents = await documentsOf(office);
      const floor = await insertBatches(office.sql, ['record', 'log', 'outcome'], mostMutations);
      const records = await insertBatches(office.sql, ['record'], mostMutations);
      const batched = await pouchPush(documents, mostMutations);
      const usual = await pouchPush(documents);
      const pouch = Math.min(batched, usual);
      const seconds = (ms: number) => `${String(rounded(ms / 1000))} s`;
      const against: BenchResult = {
        ...{ name: 'sync-push-pouchdb', unit: 's', rows: mutations },
        value: rounded(pushed / 1000),
        floor: rounded(pouch / 1000),
        ratio: rounded(pouch / pushed),
        goal: `≥ ${String(atLeast)} × as fast as ${pouchName}`,
        met: pouch / pushed >= atLeast,
        note: `PouchDB sends the ${String(documents.length)} rows that the mutations made, each once: ${seconds(batched)} in batches of ${String(mostMutations)}, ${seconds(usual)} in its usual ones; the quicker counts; ratio: how many times as fast`,
      };
      return [
        againstFloor({
          ...{ name: 'sync-push', unit: 's', rows: mutations },
          ...{ value: pushed / 1000, floor: floor / 1000, atMost },
          of: 'a bare batch insert of the same rows into PostgreSQL',
          note: `resellers with a contact, a phone and a call each, then an edit of each; to the last answer stored on the desktop, ${seconds(whole)} with the log read back; the floor stores records, log and answers, ${String(mostMutations)} a transaction; ${String(rounded(pushed / records))} × the records alone (${seconds(records)})`,
        }),
        against,
      ];
    } finally {
      await office.stop();
    }
  },
};
