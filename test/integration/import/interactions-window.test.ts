import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { checkFile } from '#db/integrity.ts';
import { ImportBatches } from '#db/repositories/import-batches.ts';
import {
  interactionLookupSql,
  storedLogs,
  type StoredNamedLogs,
} from '#db/repositories/interaction-lookup.ts';
import { interactionUndoSql } from '#db/repositories/interaction-undo.ts';
import type { DataContext } from '#electron/data/context.ts';
import { rollbackUnfinishedBatches } from '#electron/data/import/rollback.ts';
import { startChild } from '#test/integration/db/durability/children/child.ts';
import { denied, importWindow, rightsBut } from '#test/support/import/import-window.ts';
import {
  logData,
  logHeader,
  logLines,
  logRows,
  logState,
  withCell,
} from '#test/support/import/log-data.ts';
import { writeXlsx } from '#test/support/import/write-register.ts';
import { repositoryRoot } from '#test/support/paths.ts';

vi.setConfig({ testTimeout: 120_000 });

const swapped = (row: readonly string[]): readonly string[] => {
  const [day = '', time = '', operator = '', company = '', ...rest] = row;
  return [day, time, company, operator, ...rest];
};

async function opened(parts: Partial<DataContext> = {}) {
  const data = logData();
  await writeXlsx(join(data.folder, 'l.xlsx'), [
    { name: 'Январь', rows: [logHeader, ...withCell(logRows.slice(0, 4), 1, 'Время', '25:00')] },
    { name: 'Июль', rows: [swapped(logHeader), swapped(logRows[4] ?? [])] },
  ]);
  return { ...data, ...importWindow(data, parts) };
}

test('a log goes from its columns over the preview to the timeline, and back', async () => {
  const { db, handlers, open } = await opened();
  const { sessionId, kind, mapping, columns, check, rowsOf } = await open('l.xlsx');
  expect(kind).toBe('interactions');
  expect(mapping.headerTo).toBe(1);
  expect(columns.map(({ field }) => field)).toEqual([
    ...['occurredOn', 'occurredTime', 'operator', 'name', 'contact', 'phone', 'channel', 'topic'],
    ...['outcome', 'duration', 'followUpOn', 'note'],
  ]);
  // The sheet whose columns stand otherwise is read by its own.
  expect((await check()).counts).toMatchObject({
    ...{ new: 1, unknown: 1, decide: 2, error: 1, total: 5 },
    ...{ toLoad: 4, leftOut: 1 },
  });
  expect(await rowsOf('error')).toMatchObject([
    { row: 3, problems: [{ field: 'occurredTime', code: 'time', value: '25:00' }] },
  ]);
  expect(await rowsOf('decide')).toMatchObject([
    { sheet: 0, row: 5, doubt: 'spelling', unattached: true },
    { sheet: 1, row: 2, doubt: 'several', unattached: true },
  ]);
  const mended = { sessionId, sheet: 0, row: 3, column: 1, value: '10:24' };
  expect(await handlers['import-mend'](mended)).toMatchObject({
    row: { verdict: 'new', unattached: false },
    counts: { error: 0, toLoad: 5, leftOut: 0 },
  });
  const result = await handlers['import-run']({ sessionId });
  expect(result).toMatchObject({
    ...{ created: 2, unattached: 1, undecided: 2, rejected: 0, leftOut: 0 },
  });
  expect(logLines(db)).toHaveLength(5);
  const edited = { ...mended, column: 7, value: 'Иное' };
  expect(await handlers['import-mend'](edited)).toMatchObject({
    row: {
      verdict: 'changed',
      changes: [{ field: 'topic', oldValue: 'Цены', newValue: 'Иное' }],
    },
    counts: { toLoad: 1, unknown: 1 },
  });
  expect(await handlers['import-undo']({ batchPk: result.batchPk })).toMatchObject({
    ...{ removed: 0, interactions: 5, kept: [] },
  });
  expect(logState(db)).toEqual([]);
});

test('columns that a person chose are taken, and remembered for the next such log', async () => {
  const { db, handlers, open } = await opened();
  const { sessionId, columns, check } = await open('l.xlsx');
  await check(
    columns.map(({ column, field }) => ({ column, field: field === 'note' ? 'ignore' : field })),
  );
  await handlers['import-run']({ sessionId });
  expect(logLines(db)[0]).toMatch(/Ёлка \| Контакт: Фролов Э\.Е\.$/u);
  const again = await open('l.xlsx');
  expect(again.mapping.columns.at(-1)).toMatchObject({ field: 'ignore', by: 'saved' });
});

test('it takes the right to interactions beside the right to import', async () => {
  const refusing = new Set(['interactions view']);
  const { handlers, open, run, log } = await opened({ may: rightsBut(refusing) });
  await run(await log(logRows));
  const [batch] = await handlers['import-batches']({});
  refusing.add('interactions delete');
  const undoing = handlers['import-undo']({ batchPk: batch?.pk ?? 0 });
  await expect(undoing).rejects.toMatchObject(denied('interactions', 'delete'));
  refusing.add('interactions add');
  await expect(open('l.xlsx')).rejects.toMatchObject(denied('interactions', 'add'));
});

test('a log killed in the middle of its writing is undone whole by the next start', async () => {
  const { file, db, writer, run, log } = logData();
  const count = 1500;
  const many = (topic: string) =>
    Array.from({ length: count }, (_, at) => {
      const minutes = `${String(8 + (Math.floor(at / 60) % 10))}:${String(at % 60).padStart(2, '0')}`;
      const company = at % 2 === 0 ? 'Вектор' : 'Чужая';
      return ['13.01.2010', minutes, 'Хан', company, '', '', 'вх.', topic, '', '', '', ''];
    });
  await run(await log(many('Цены')));
  const before = logState(db);
  const second = await log(many('Иное'), 'second.xlsx');
  const script = join(repositoryRoot, 'test/integration/import/children/import-gently.ts');
  const { ended } = startChild(script, [file, second], (line, child) => {
    if (line.startsWith('writing')) child.kill('SIGKILL');
  });
  const end = await ended;
  expect(end.signal, end.errors).toBe('SIGKILL');
  expect(checkFile(file).faults).toEqual([]);
  const changed = logState(db).filter(
    (row, at) => JSON.stringify(row) !== JSON.stringify(before[at]),
  ) as { readonly company_text: string }[];
  expect(changed.length).toBeGreaterThan(0);
  expect(changed.length).toBeLessThan(count);
  expect(new ImportBatches(db).running()).toHaveLength(1);
  // The reseller whose interactions go back counts once, those of a stranger one by one.
  const ofStranger = changed.filter(({ company_text: company }) => company === 'Чужая').length;
  expect(rollbackUnfinishedBatches(db, writer)).toEqual([
    { fileName: second, rows: 1 + ofStranger },
  ]);
  expect(logState(db)).toEqual(before);
  expect((await run(second)).files[0]).toMatchObject({ updated: count, created: 0 });
});

test('no question of the import or its undo reads a whole table', () => {
  const { db } = logData();
  const statements = [...Object.values(interactionLookupSql), ...Object.values(interactionUndoSql)];
  for (const sql of statements) {
    const plan = db
      .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all(...(sql.includes('@pk') ? [{ pk: 1 }] : (sql.match(/\?/gu)?.map(() => 1) ?? [])));
    const scans = plan
      .map(({ detail }) => detail)
      .filter((detail) => /^SCAN (?!CONST)/u.test(detail));
    expect({ sql, scans }).toEqual({ sql, scans: [] });
  }
  const stored: StoredNamedLogs = storedLogs(db, -1);
  expect(stored.at(0)).toEqual([]);
});
