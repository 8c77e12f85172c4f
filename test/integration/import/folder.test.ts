import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { FolderVerdict } from '#contract/import-folder.ts';
import type { DataContext } from '#electron/data/context.ts';
import { ImportBatches } from '#db/repositories/import-batches.ts';
import { readStats } from '#db/repositories/stats.ts';
import { formSheet, ivanov, petrova } from '#test/support/import/application-form.ts';
import {
  mutationCount,
  storedResellers,
  temporaryData,
  temporaryFolder,
} from '#test/support/import/data-file.ts';
import { importWindow, rightsBut } from '#test/support/import/import-window.ts';
import { oldFiles, writeOldFolder } from '#test/support/import/old-folder.ts';
import { writeXlsx } from '#test/support/import/write-register.ts';

// Each opens workbooks in threads of their own, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

/** The old folder in a window, all its files chosen. */
async function opened(parts: Partial<DataContext> = {}) {
  const data = temporaryData();
  await writeOldFolder(data.folder, 'old');
  const { handlers, context } = importWindow(data, parts);
  const folder = await handlers['import-folder-open']({ tokens: ['old'] });
  const { sessionId } = folder;
  const numberOf = (name: string): number =>
    folder.files.find((file) => file.name === name)?.no ?? -1;
  const chosen = (...leftOut: readonly string[]) => ({
    sessionId,
    files: folder.files.filter(({ name }) => !leftOut.includes(name)).map(({ no }) => ({ no })),
  });
  const importable = () => chosen(oldFiles.broken, oldFiles.list);
  const byName = (verdicts: readonly FolderVerdict[]) =>
    new Map(verdicts.map((one) => [folder.files[one.no]?.name, one]));
  return { ...data, handlers, context, ...folder, numberOf, chosen, importable, byName };
}

const remains = (folder: string): readonly string[] =>
  readdirSync(folder).filter((name) => name.startsWith('.trial'));

test('a whole folder is tried on, imported as one batch, and taken back', async () => {
  const { db, folder, handlers, files, others, sessionId, numberOf, ...own } = await opened();
  expect(files.map(({ name }) => name).sort()).toEqual(
    [
      ...[oldFiles.broken, oldFiles.log, ...oldFiles.forms, oldFiles.list, oldFiles.register],
    ].sort(),
  );
  expect(others).toEqual([oldFiles.other]);
  const verdicts = own.byName(await handlers['import-folder-check'](own.chosen()));
  expect(verdicts.get(oldFiles.broken)).toMatchObject({
    kind: null,
    problem: { code: 'workbook/damaged' },
    counts: null,
  });
  expect(verdicts.get(oldFiles.list)?.problem).toMatchObject({ code: 'import/unknown-kind' });
  expect(verdicts.get(oldFiles.register)?.counts).toMatchObject({ new: 3, error: 1 });
  // Nobody of them is stored, but for the register that comes before them.
  expect(verdicts.get(oldFiles.log)).toMatchObject({
    kind: 'interactions',
    counts: { new: 2, unknown: 1 },
  });
  expect(verdicts.get(oldFiles.forms[0])?.counts).toMatchObject({ new: 1, unknown: 0 });
  expect(verdicts.get(oldFiles.forms[1])?.counts).toMatchObject({ new: 1, error: 1 });
  expect(mutationCount(db)).toBe(0);
  expect(remains(folder)).toEqual([]);

  const result = await handlers['import-folder-run'](own.importable());
  expect(result.files.map(({ no, kind }) => [files[no]?.name, kind])).toEqual([
    [oldFiles.register, 'resellers'],
    [oldFiles.log, 'interactions'],
    ...oldFiles.forms.map((name) => [name, 'trainings']),
  ]);
  // What was promised has come true, file by file.
  for (const { no, created, unattached, rejected, loaded } of result.files) {
    const counts = verdicts.get(files[no]?.name ?? '')?.counts;
    expect([created, unattached, rejected]).toEqual([counts?.new, counts?.unknown, counts?.error]);
    expect(loaded).toBe(counts?.toLoad);
  }
  expect(result).toMatchObject({ created: 7, unattached: 1, rejected: 2, loaded: 8, leftOut: 2 });
  expect(await handlers['import-batches']({})).toMatchObject([
    { pk: result.batchPk, state: 'done', fileName: 'old', files: 4, created: 7 },
  ]);
  expect(readStats(db).trainings).toEqual({ applications: 1, participants: 2 });
  // The rows that were left out come back file by file, in the layout of their file.
  const errors = { sessionId, token: 'errors.xlsx', language: 'ru' } as const;
  const file = numberOf(oldFiles.forms[1]);
  expect(await handlers['import-errors-save']({ ...errors, file })).toEqual({ rows: 1 });
  expect(existsSync(join(folder, 'errors.xlsx'))).toBe(true);

  const again = own.byName(await handlers['import-folder-check'](own.importable()));
  for (const { counts } of again.values()) expect(counts).toMatchObject({ new: 0, changed: 0 });
  expect(await handlers['import-undo']({ batchPk: result.batchPk })).toMatchObject({ kept: [] });
  expect(storedResellers(db)).toEqual([]);
});

test('a file left out takes with it what only it would have made known', async () => {
  const { handlers, chosen, byName } = await opened();
  const leftOut = [oldFiles.register, oldFiles.broken, oldFiles.list];
  const verdicts = byName(await handlers['import-folder-check'](chosen(...leftOut)));
  expect([...verdicts.keys()].sort()).toEqual([oldFiles.log, ...oldFiles.forms].sort());
  expect(verdicts.get(oldFiles.log)?.counts).toMatchObject({ new: 0, unknown: 3 });
});

test('columns corrected in a file that was opened alone hold for the folder', async () => {
  const { handlers, files, sessionId, numberOf, chosen, byName } = await opened();
  const no = numberOf(oldFiles.log);
  const alone = await handlers['import-open']({ token: files[no]?.token ?? '' });
  expect(alone).toMatchObject({ fileName: oldFiles.log, kind: 'interactions' });
  const { sheet, headerTo } = alone.mapping;
  // The topic of the log is what the person wants to leave behind.
  const columns = alone.mapping.columns.map(({ column, field }) => ({
    column,
    field: field === 'contact' ? ('ignore' as const) : field,
  }));
  const said = { sheet, headerTo, columns };
  const { kind } = await handlers['import-check']({
    ...said,
    sessionId: alone.sessionId,
    keep: true,
  });
  await handlers['import-close'](alone);
  const own = chosen(oldFiles.broken, oldFiles.list, ...oldFiles.forms);
  const withColumns = own.files.map((file) =>
    file.no === no ? { no, columns: { ...said, kind } } : file,
  );
  const input = { sessionId, files: withColumns };
  const verdicts = byName(await handlers['import-folder-check'](input));
  expect(verdicts.get(oldFiles.log)?.counts).toMatchObject({ new: 2, unknown: 1 });
  expect((await handlers['import-folder-run'](input)).files).toMatchObject([
    { kind: 'resellers', created: 3 },
    { kind: 'interactions', created: 2, unattached: 1 },
  ]);
  const next = await handlers['import-open']({ token: files[no]?.token ?? '' });
  expect(next.mapping.columns.find(({ column }) => column === 4)).toMatchObject({
    field: 'ignore',
    by: 'saved',
  });
  await handlers['import-close'](next);
});

test('a file that is broken or gone by then fails the whole folder, and nothing of it stays', async () => {
  const { db, folder, handlers, chosen, importable } = await opened();
  const all = handlers['import-folder-run'](chosen());
  await expect(all).rejects.toMatchObject({ details: { file: oldFiles.broken } });
  rmSync(join(folder, 'old', oldFiles.log));
  await expect(handlers['import-folder-run'](importable())).rejects.toMatchObject({
    code: 'workbook/unreadable-file',
    details: { file: oldFiles.log },
  });
  expect(mutationCount(db)).toBe(0);
  expect(new ImportBatches(db).list()).toEqual([]);
});

test('a folder that is given up in the middle is taken back whole', async () => {
  const { db, handlers, importable, sessionId } = await opened({
    emit: (event, told) => {
      if (event !== 'import-progress' || !('phase' in told)) return;
      // The register is in, and the next file begins.
      if (storedResellers(db).length > 0) void handlers['import-cancel']({ sessionId });
    },
  });
  await expect(handlers['import-folder-run'](importable())).rejects.toMatchObject({
    code: 'import/cancelled',
  });
  expect(storedResellers(db)).toEqual([]);
  expect(new ImportBatches(db).list().every(({ state }) => state === 'cancelled')).toBe(true);
});

test('who may not import a kind sees why, and imports the others', async () => {
  const { handlers, chosen, importable, byName } = await opened({
    may: rightsBut(new Set(['registrations add'])),
  });
  const verdicts = byName(await handlers['import-folder-check'](importable()));
  expect(verdicts.get(oldFiles.forms[0])?.problem).toMatchObject({ code: 'access/denied' });
  expect(verdicts.get(oldFiles.log)?.counts).toMatchObject({ new: 2 });
  await expect(handlers['import-folder-run'](importable())).rejects.toMatchObject({
    code: 'access/denied',
  });
  const others = chosen(oldFiles.broken, oldFiles.list, ...oldFiles.forms);
  expect(await handlers['import-folder-run'](others)).toMatchObject({ created: 5 });
});

test('a folder is tried on without a window as well, and without a data file', async () => {
  const folder = temporaryFolder();
  const old = await writeOldFolder(folder);
  // The same participant in two files is new once.
  await writeXlsx(join(old, oldFiles.forms[1]), [formSheet({ people: [ivanov, petrova] })]);
  const { run, db } = temporaryData(folder);
  const dry = await run(old, { dryRun: true });
  const figures = ({ files }: typeof dry) =>
    files.map(({ kind, created, unchanged, unattached }) => [
      kind,
      created,
      unchanged,
      unattached.length,
    ]);
  expect(figures(dry)).toEqual([
    ['resellers', 3, 0, 0],
    ['interactions', 2, 0, 1],
    ['trainings', 1, 0, 0],
    ['trainings', 1, 1, 0],
  ]);
  expect(dry.ignored).toHaveLength(2);
  expect(mutationCount(db)).toBe(0);
  expect(figures(await run(old))).toEqual(figures(dry));
  expect(remains(folder)).toEqual([]);
});
