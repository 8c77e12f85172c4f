import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { ImportProgress } from '#contract/import.ts';
import { openConnection } from '#db/connection.ts';
import { ImportBatches } from '#db/repositories/import-batches.ts';
import { makeInn } from '#domain/reseller/inn.ts';
import { brokenOff, rollbackUnfinishedBatches } from '#electron/data/import/rollback.ts';
import { temporaryData } from '#test/support/import/data-file.ts';
import { importWindow } from '#test/support/import/import-window.ts';
import { writeXlsx } from '#test/support/import/write-register.ts';
import { addReseller, person } from '#test/support/resellers.ts';

vi.setConfig({ testTimeout: 60_000 });

const count = 2000;

/** A checked register in a window that pauses at the first rows which are written. */
async function paused() {
  const data = temporaryData();
  const rows = Array.from({ length: count }, (_, at) => [
    `ООО Альфа ${String(at)}`,
    makeInn(String(600_000_000 + at)),
    'Тула',
  ]);
  const header = ['Наименование', 'ИНН', 'Город'];
  await writeXlsx(join(data.folder, 'r.xlsx'), [{ name: 'Реестр', rows: [header, ...rows] }]);
  const told: ImportProgress[] = [];
  let resolve: () => void = () => undefined;
  const isPaused = new Promise<void>((done) => {
    resolve = done;
  });
  const { handlers, open } = importWindow(data, {
    emit: (event, payload) => {
      if (event !== 'import-progress') return;
      const progress = payload as ImportProgress;
      const isFirst = progress.phase === 'writing' && !told.some((one) => one.phase === 'writing');
      told.push(progress);
      if (!isFirst) return;
      expect(handlers['import-pause']({ sessionId, paused: true })).toEqual({ paused: true });
      resolve();
    },
  });
  const { sessionId, check } = await open('r.xlsx');
  await check();
  const run = Promise.resolve(handlers['import-run']({ sessionId }));
  const stored = (): number =>
    data.db.prepare<[], number>('SELECT count(*) FROM reseller').pluck().get() ?? 0;
  await isPaused;
  return { ...data, handlers, sessionId, run, told, stored };
}

/** Lets everything have its turn that waits for one, the threads of workbooks too. */
async function manyTurns(): Promise<void> {
  for (let turn = 0; turn < 500; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test('a paused import stands still and holds nothing, goes on where it was, and tells the time left', async () => {
  const { db, writer, file, handlers, sessionId, run, told, stored } = await paused();
  const before = { rows: stored(), told: told.length };
  expect(before.rows).toBeGreaterThan(0);
  expect(before.rows).toBeLessThan(count);
  await manyTurns();
  expect({ rows: stored(), told: told.length }).toEqual(before);
  // A person writes meanwhile, and so may another process.
  writer.transaction(person, (tx) => addReseller(tx, { name: 'Бета', inn: makeInn('781234567') }));
  const other = openConnection(file, { busyTimeoutMs: 1 });
  other.exec('BEGIN IMMEDIATE; COMMIT');
  other.close();

  expect(handlers['import-pause']({ sessionId, paused: false })).toEqual({ paused: false });
  expect(await run).toMatchObject({ created: count });
  expect(db.prepare('SELECT count(*) FROM reseller').pluck().get()).toBe(count + 1);
  const onTheWay = told.filter(({ phase, done, total }) => phase === 'writing' && done < total);
  expect(onTheWay.length).toBeGreaterThan(0);
  for (const { done, total, rowsPerSecond, secondsLeft } of onTheWay) {
    expect(secondsLeft).toBe(Math.ceil((total - done) / rowsPerSecond));
  }
  expect(handlers['import-pause']({ sessionId, paused: true })).toEqual({ paused: false });
});

test('an import that is given up while it is paused is taken back whole', async () => {
  const { db, handlers, sessionId, run, stored } = await paused();
  const ended = expect(run).rejects.toMatchObject({ code: 'import/cancelled' });
  expect(handlers['import-cancel']({ sessionId })).toEqual({ cancelled: true });
  await ended;
  expect(db.prepare('SELECT count(*) FROM reseller WHERE deleted_at IS NULL').pluck().get()).toBe(
    0,
  );
  expect(stored()).toBeGreaterThan(0);
  expect(new ImportBatches(db).running()).toEqual([]);
});

test('a paused import whose file is closed is taken back whole', async () => {
  const { db, handlers, sessionId, run } = await paused();
  const ended = expect(run).rejects.toMatchObject({ code: 'import/cancelled' });
  await handlers['import-close']({ sessionId });
  await ended;
  expect(new ImportBatches(db).running()).toEqual([]);
});

test('an import that another process took back while it was paused writes nothing more', async () => {
  const { db, writer, handlers, sessionId, run } = await paused();
  const ended = expect(run).rejects.toMatchObject({ code: 'import/cancelled' });
  expect(rollbackUnfinishedBatches(db, writer)).toHaveLength(1);
  void handlers['import-pause']({ sessionId, paused: false });
  await ended;
  expect(db.prepare('SELECT count(*) FROM reseller WHERE deleted_at IS NULL').pluck().get()).toBe(
    0,
  );
});

test('an import that gives signs of life has not broken off, however long it rests', () => {
  const { db } = temporaryData();
  const batches = new ImportBatches(db);
  const hour = 3_600_000;
  const now = Date.now();
  const begun = { kind: 'resellers', fileName: 'x', digests: ['1'], actor: 'А' } as const;
  // Another process that lives; so does this number for whoever asks later.
  const { pk } = batches.begin({ ...begun, processId: process.ppid, now: now - 3 * hour });
  expect(brokenOff(db, now)).toHaveLength(1);
  batches.noteAlive(pk, now - hour / 2);
  expect(brokenOff(db, now)).toEqual([]);
  expect(brokenOff(db, now + hour)).toHaveLength(1);
});
