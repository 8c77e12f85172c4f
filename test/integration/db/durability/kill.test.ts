import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Database } from 'better-sqlite3';
import { openConnection } from '#db/connection.ts';
import { checkFile } from '#db/integrity.ts';
import { migrations } from '#db/migrations/index.ts';
import { openData } from '#db/open.ts';
import { seeded } from '#test/support/seeded.ts';
import { tempDir } from '#test/support/tmp-dir.ts';
import { bundleChild, startChild } from './children/child.ts';
import type { Child } from './children/child.ts';

const kills = 200;
const lanes = 2;

type Lane = { readonly file: string; readonly acknowledged: Set<number>; highest: number };

function startWriter(script: string, killAfter: number): Child {
  let acknowledged = 0;
  return startChild(script, [], (line, child) => {
    if (!/^\d+$/.test(line)) return;
    acknowledged += 1;
    if (acknowledged === killAfter) child.kill('SIGKILL');
  });
}

/** Lets one child write until it is killed, then looks at the file as the next start would. */
async function killOnce(lane: Lane, child: Child): Promise<void> {
  child.process.stdin.write(`${lane.file}\t${lane.highest + 1}\n`);
  const end = await child.ended;
  expect(end.signal, end.errors).toBe('SIGKILL');
  for (const line of end.lines) if (/^\d+$/.test(line)) lane.acknowledged.add(Number(line));

  const beforeOpen = checkFile(lane.file);
  expect(beforeOpen.faults).toEqual([]);
  expect(beforeOpen.changedPages).toEqual([]);
  // Every other time the next child finds the log as it was left.
  if (lane.highest % 2 === 0) {
    const data = openData(lane.file, migrations, { upkeepEveryMs: 0 });
    expect(data.reports).toEqual([{ kind: 'opened' }]);
    lookAt(lane, data.db);
    data.close();
  } else {
    const db = openConnection(lane.file, { readonly: true });
    lookAt(lane, db);
    db.close();
  }
}

function lookAt(lane: Lane, db: Database): void {
  const stored = new Set(db.prepare('SELECT at FROM note').pluck().all());
  expect([...lane.acknowledged].filter((n) => !stored.has(n))).toEqual([]);
  // A write that was cut off is there whole or not at all.
  const halves = db
    .prepare(
      `SELECT (SELECT count(*) FROM reseller) - (SELECT count(*) FROM note) AS difference,
        (SELECT count(*) FROM mutation) - 2 * (SELECT count(*) FROM note) AS unsent`,
    )
    .get();
  expect(halves).toEqual({ difference: 0, unsent: 0 });
  lane.highest = Math.max(lane.highest, ...[...stored].map(Number));
}

async function runLane(script: string, file: string, seed: number): Promise<Lane> {
  const random = seeded(seed);
  const lane: Lane = { file, acknowledged: new Set(), highest: 0 };
  const next = (): Child => startWriter(script, 1 + Math.floor(random() * 20));
  let child = next();
  onTestFinished(() => {
    child.process.kill('SIGKILL');
  });
  for (let kill = 0; kill < kills / lanes; kill += 1) {
    // The following child loads its modules while this one writes.
    const following = next();
    await killOnce(lane, child);
    child = following;
  }
  return lane;
}

describe('a process killed while it writes', () => {
  it(`loses no acknowledged write in ${kills} kills`, { timeout: 240_000 }, async () => {
    const dir = tempDir();
    const script = await bundleChild('./writer.ts');
    const runs = Array.from({ length: lanes }, (_, n) =>
      runLane(script, join(dir, `lane-${n}.db`), n + 1),
    );
    const done = await Promise.all(runs);
    for (const lane of done) expect(lane.acknowledged.size).toBeGreaterThan(kills / lanes);
  });
});
