import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { againstFloor, rounded, type Bench, type BenchResult } from './result.ts';
import { fillOffice } from './support/fill-office.ts';
import { installPouchDb, openPouch, pouchName, startPouchServer } from './support/pouchdb.ts';
import { enrolledDesk } from './support/sync-desk.ts';
import { copyOut, insertAgain } from './support/sync-floor.ts';
import { startSyncOffice, type SyncOffice } from './support/sync-office.ts';

const rows = 1_000_000;
const pouchRows = 50_000;
const pouchBatch = 1000;
const atLeast = 20;

/** Takes everything into a new desktop and into a bare file; milliseconds. */
async function measure(office: SyncOffice): Promise<{ value: number; floor: number }> {
  const desk = await enrolledDesk(office);
  try {
    const before = performance.now();
    const { pulled } = await desk.sync();
    const value = performance.now() - before;
    desk.close();
    if (pulled < rows) throw new Error(`only ${String(pulled)} rows came`);
    const copied = await copyOut(office, 'SELECT * FROM record WHERE row_version > 0');
    return { value, floor: copied + insertAgain(desk.file) };
  } finally {
    desk.remove();
  }
}

/** Replicates rows of the same data to a new PouchDB; milliseconds. */
async function pouchFirst({ sql, workspace }: SyncOffice): Promise<number> {
  await installPouchDb();
  const folder = mkdtempSync(join(tmpdir(), 'ic-bench-pouch-'));
  for (const name of ['server', 'desk']) mkdirSync(join(folder, name));
  const server = await startPouchServer(join(folder, 'server'));
  try {
    const { rows: documents } = await sql.query<{ id: string; fields: object }>(
      `SELECT entity || ':' || id AS id, fields FROM record WHERE workspace = $1 AND row_version > 0
       ORDER BY entity DESC, id LIMIT $2`,
      [workspace, pouchRows],
    );
    const source = openPouch(join(folder, 'desk', 'source'));
    for (let at = 0; at < documents.length; at += pouchBatch) {
      const some = documents.slice(at, at + pouchBatch);
      await source.bulkDocs(some.map(({ id, fields }) => ({ _id: id, ...fields })));
    }
    await source.replicate.to(`${server.url}/rows`, { batch_size: pouchBatch });
    await source.close();
    const target = openPouch(join(folder, 'desk', 'target'));
    const before = performance.now();
    await target.replicate.from(`${server.url}/rows`, { batch_size: pouchBatch });
    const took = performance.now() - before;
    const { doc_count: count } = await target.info();
    await target.close();
    if (count < pouchRows) throw new Error(`PouchDB took only ${String(count)} documents`);
    return took;
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

export const syncFirst: Bench = {
  name: 'sync-first',
  alone: true,
  async run() {
    const office = await startSyncOffice();
    try {
      await fillOffice(office, rows);
      const { value, floor } = await measure(office);
      const pouch = (await pouchFirst(office)) * (rows / pouchRows);
      const note =
        'head office in a process of its own, HTTP on the loopback address; the floor is one COPY by psql and one transaction with the search words';
      const against: BenchResult = {
        ...{ name: 'sync-first-pouchdb', unit: 's', rows },
        value: rounded(value / 1000),
        floor: rounded(pouch / 1000),
        ratio: rounded(pouch / value),
        goal: `≥ ${String(atLeast)} × as fast as ${pouchName}`,
        met: pouch / value >= atLeast,
        note: `PouchDB measured with ${String(pouchRows)} documents in batches of ${String(pouchBatch)} and scaled; ratio: how many times as fast`,
      };
      return [
        againstFloor({
          ...{ name: 'sync-first', unit: 's', rows, note },
          ...{ value: value / 1000, floor: floor / 1000, atMost: 3 },
          of: '(COPY out of PostgreSQL + insert into SQLite)',
        }),
        against,
      ];
    } finally {
      await office.stop();
    }
  },
};
