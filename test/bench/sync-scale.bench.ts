import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { changeSyncState } from '#db/sync/sync-state.ts';
import { repositoryRoot } from '../../scripts/lib/runtime.ts';
import { median, rounded, type Bench } from './result.ts';
import { fillOffice } from './support/fill-office.ts';
import { fillOutbox, mutationsEach } from './support/fill-outbox.ts';
import { scalePlot, type ScalePoint } from './support/scale-plot.ts';
import { enrolledDesk } from './support/sync-desk.ts';
import { startSyncOffice, type SyncOffice } from './support/sync-office.ts';

/** Rows of the log; a shorter run than to ten million says so in its note. */
const sizes = (process.env['SCALE_ROWS'] ?? '10000,100000,1000000,10000000').split(',').map(Number);
const changes = 1000;
const rounds = 9;
/** Resellers whose edits make the log long. */
const edited = 100;
const mostGrowth = 1.3;
const plot = join(repositoryRoot, 'docs', 'sync-scale.svg');

/** Makes the log so long with edits of a few resellers. */
async function growTo({ sql, workspace }: SyncOffice, rows: number): Promise<void> {
  await sql.query(
    `INSERT INTO log (workspace, entity, id, op, row_version, fields, actor, at, hash)
     SELECT $1, 'reseller', ('019a0000-0000-7000-8000-' || lpad(to_hex(1 + n % $3::bigint), 12, '0'))::uuid,
       'patch', 2, json_build_object('manager', 'Менеджер ' || n % 40, 'address', n || '-й проезд'),
       'Оператор', 1790000000000 + n, sha256(convert_to(n::text, 'UTF8'))
     FROM generate_series(1, $2::bigint - (SELECT count(*) FROM log WHERE workspace = $1)) AS n`,
    [workspace, rows, edited],
  );
  await sql.query('VACUUM ANALYZE log');
}

/** A desktop that has read the log to its end. */
async function deskAtEnd(office: SyncOffice) {
  const desk = await enrolledDesk(office);
  const { rows } = await office.sql.query<{ head: number }>(
    'SELECT max(seq) AS head FROM log WHERE workspace = $1',
    [office.workspace],
  );
  changeSyncState(desk.db, { cursor: Number(rows[0]?.head) });
  return desk;
}

/** Milliseconds that a change takes from the outbox into the log, and from the log to another desktop. */
async function measure(office: SyncOffice, rows: number): Promise<ScalePoint> {
  const [one, other] = [await deskAtEnd(office), await deskAtEnd(office)];
  const samples: { push: number; pull: number }[] = [];
  try {
    // The first round opens connections and plans statements.
    for (let round = 0; round <= rounds; round += 1) {
      fillOutbox(one.writer, changes / mutationsEach, Date.now());
      for (const desk of [one, other]) desk.writeBack();
      let pushed = 0;
      const before = performance.now();
      const { accepted } = await one.sync(false, ({ pushed: so, pulled }) => {
        if (so === changes && pulled === 0) pushed = performance.now() - before;
      });
      const between = performance.now();
      const { pulled } = await other.sync();
      const pull = performance.now() - between;
      if (accepted !== changes || pulled !== changes) throw new Error('not all changes came');
      if (round > 0) samples.push({ push: pushed / changes, pull: pull / changes });
    }
  } finally {
    for (const desk of [one, other]) {
      desk.close();
      desk.remove();
    }
  }
  return {
    rows,
    push: median(samples.map(({ push }) => push)),
    pull: median(samples.map(({ pull }) => pull)),
  };
}

export const syncScale: Bench = {
  name: 'sync-scale',
  alone: true,
  async run() {
    const office = await startSyncOffice();
    const points: ScalePoint[] = [];
    try {
      await fillOffice(office, edited * 10);
      for (const rows of sizes) {
        await growTo(office, rows);
        // Programs that have only just begun are slow at first, which is no matter of the log.
        if (points.length === 0) await measure(office, rows);
        points.push(await measure(office, rows));
      }
    } finally {
      await office.stop();
    }
    const cost = ({ push, pull }: ScalePoint) => push + pull;
    const [first] = points;
    const worst = points.reduce((a, b) => (cost(b) > cost(a) ? b : a));
    if (!first) throw new Error('nothing was measured');
    const growth = cost(worst) / cost(first);
    writeFileSync(plot, scalePlot(points, 'Milliseconds of a change'));
    const told = points.map(
      ({ rows, push, pull }) => `${String(rows)}: ${push.toFixed(3)} + ${pull.toFixed(3)} ms`,
    );
    return [
      {
        ...{ name: 'sync-scale', unit: 'ms' as const, rows: sizes.at(-1) ?? 0 },
        value: rounded(cost(worst)),
        floor: rounded(cost(first)),
        ratio: rounded(growth),
        goal: `≤ ${String(mostGrowth)} × the cost with ${String(first.rows)} rows of the log`,
        met: growth <= mostGrowth,
        note: `push and pull of ${String(changes)} changes by two desktops at the end of the log, median of ${String(rounds)} in which the log grows by as much, the dearest size against the smallest; ${told.join('; ')}; plot in docs/sync-scale.svg`,
      },
    ];
  },
};
