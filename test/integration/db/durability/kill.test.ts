import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Database } from 'better-sqlite3';
import type { ChannelInput } from '#contract/ipc.ts';
import { openConnection } from '#db/connection.ts';
import { checkFile } from '#db/integrity.ts';
import { migrations } from '#db/migrations/index.ts';
import { openData } from '#db/open.ts';
import { seeded } from '#test/support/seeded.ts';
import { tempDir } from '#test/support/tmp-dir.ts';
import { bundleChild } from './children/child.ts';
import { startDataProcess, type DataProcessChild } from './children/data-process-child.ts';

const kills = 200;
const lanes = 2;
/** A window does not wait for one answer before its next question: writes stand in a queue. */
const askedAhead = 3;

type Lane = {
  readonly folder: string;
  readonly file: string;
  readonly acknowledged: Set<number>;
  highest: number;
};

/** What a person logs: an interaction with a task, two rows of one step, `n` in its text. */
function logged(n: number): ChannelInput<'interaction-log'> {
  return {
    channel: 'email',
    direction: 'in',
    resellerPk: null,
    contactPk: null,
    companyText: 'ООО «Альфа»',
    topic: 'Бонусы',
    outcome: 'Вопрос решён',
    text: `${n} `.repeat(1 + (n % 300)),
    occurredAt: null,
    followUp: { title: 'Прислать счёт', dueAt: Date.now() + 86_400_000 },
  };
}

/** A data process that dies by `killAfter` answers; what it acknowledged stands in `acknowledged`. */
function startWriter(script: string, killAfter: number) {
  const acknowledged: number[] = [];
  const refused: unknown[] = [];
  let next = 0;
  const ask = (): void => {
    child.ask({ id: next, channel: 'interaction-log', input: logged(next) });
    next += 1;
  };
  const child: DataProcessChild = startDataProcess(script, (reply) => {
    if (!reply.ok) refused.push(reply.error);
    else acknowledged.push(reply.id);
    if (acknowledged.length + refused.length === killAfter) child.kill();
    else ask();
  });
  const write = async (folder: string, first: number): Promise<void> => {
    next = first;
    await child.begin(folder);
    for (let at = 0; at < askedAhead; at += 1) ask();
  };
  return { child, acknowledged, refused, write };
}
type WritingChild = ReturnType<typeof startWriter>;

/** Lets one data process write until it is killed, then looks at the file as the next start would. */
async function killOnce(lane: Lane, writing: WritingChild): Promise<void> {
  await writing.write(lane.folder, lane.highest + 1);
  const end = await writing.child.ended;
  expect(end.signal, end.errors).toBe('SIGKILL');
  expect(writing.refused).toEqual([]);
  for (const n of writing.acknowledged) lane.acknowledged.add(n);

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
  const texts = db.prepare<[], string>('SELECT text FROM interaction').pluck().all();
  const stored = new Set(texts.map((text) => Number(text.split(' ', 1)[0])));
  expect([...lane.acknowledged].filter((n) => !stored.has(n))).toEqual([]);
  // A write that was cut off is there whole or not at all.
  const halves = db
    .prepare(
      `SELECT (SELECT count(*) FROM task) - (SELECT count(*) FROM interaction) AS difference,
        (SELECT count(*) FROM mutation) - 2 * (SELECT count(*) FROM interaction) AS unsent`,
    )
    .get();
  expect(halves).toEqual({ difference: 0, unsent: 0 });
  lane.highest = Math.max(lane.highest, ...stored);
}

async function runLane(script: string, folder: string, seed: number): Promise<Lane> {
  const random = seeded(seed);
  mkdirSync(folder);
  const file = join(folder, 'centre.db');
  const lane: Lane = { folder, file, acknowledged: new Set(), highest: 0 };
  const next = (): WritingChild => startWriter(script, 1 + Math.floor(random() * 12));
  let writing = next();
  onTestFinished(() => writing.child.kill());
  for (let kill = 0; kill < kills / lanes; kill += 1) {
    // The following child loads its modules while this one writes.
    const following = next();
    await killOnce(lane, writing);
    writing = following;
  }
  return lane;
}

describe('a data process killed while it writes', () => {
  it(`loses no acknowledged write in ${kills} kills`, { timeout: 240_000 }, async () => {
    const dir = tempDir();
    const script = await bundleChild('./data-process-later.ts');
    const runs = Array.from({ length: lanes }, (_, n) =>
      runLane(script, join(dir, `lane-${n}`), n + 1),
    );
    const done = await Promise.all(runs);
    for (const lane of done) expect(lane.acknowledged.size).toBeGreaterThan(kills / lanes);
  });
});
