import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { readStats } from '#db/repositories/stats.ts';
import { storedResellers, temporaryData } from '#test/support/import/data-file.ts';
import { denied, importWindow, rightsBut } from '#test/support/import/import-window.ts';
import { writeXlsx } from '#test/support/import/write-register.ts';
import type { DataContext } from '#electron/data/context.ts';
import { ImportSession } from '#electron/workbooks/import/import-session.ts';

// Each opens workbooks in threads of their own, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const file = 'x.xlsx';
/** A day, a company and a direction, which calls have and parcels too: nothing says what it is. */
const rows = [
  ['Дата', 'Компания', 'Тип'],
  ['13.01.2010', 'ООО Парус', 'вх.'],
  ['14.01.2010', 'ЗАО Якорь', 'исх.'],
];

async function window(parts: Partial<DataContext> = {}) {
  const data = temporaryData();
  const path = await writeXlsx(join(data.folder, file), [{ name: 'Лист1', rows }]);
  return { ...data, path, ...importWindow(data, parts) };
}

type Columns = Awaited<ReturnType<Awaited<ReturnType<typeof window>>['open']>>['mapping'];
const chosenOf = ({ columns }: Columns) => columns.map(({ column, field }) => ({ column, field }));

test('a file of which nothing says what it is is read as the kind that is chosen, and next time at once', async () => {
  const { handlers, open } = await window();
  const { sessionId, check, ...opened } = await open(file);
  expect(opened).toMatchObject({ kind: 'resellers', isRecognised: false });
  const read = await handlers['import-kind']({ sessionId, sheet: 0, kind: 'interactions' });
  expect(read).toMatchObject({ kind: 'interactions', sheets: [{ kind: 'interactions' }] });
  const columns = chosenOf(read.mapping);
  expect(columns.map(({ field }) => field)).toEqual(['occurredOn', 'name', 'channel']);
  expect(await check(columns)).toMatchObject({ kind: 'interactions', counts: { total: 2 } });
  expect(await handlers['import-kind']({ sessionId, sheet: 0, kind: 'accounting' })).toMatchObject({
    kind: 'accounting',
  });
  // What was checked as another kind is not written.
  await expect(async () => handlers['import-run']({ sessionId })).rejects.toMatchObject({
    code: 'import/session-gone',
  });
  const plain = [{ column: 1, field: 'name' as const }];
  expect(await check(plain)).toMatchObject({ kind: 'accounting', counts: { new: 2 } });
  expect(await handlers['import-run']({ sessionId })).toMatchObject({ created: 2 });
  expect(await open(file)).toMatchObject({ kind: 'accounting', isRecognised: true });
});

test('a file that cannot be read as the chosen kind stays what it was', async () => {
  const { handlers, open } = await window();
  const { sessionId, check } = await open(file);
  await handlers['import-kind']({ sessionId, sheet: 0, kind: 'interactions' });
  for (const kind of ['trainings', 'purchases', 'bonus-requests'] as const) {
    const refused = async () => handlers['import-kind']({ sessionId, sheet: 0, kind });
    await expect(refused).rejects.toMatchObject({ code: 'import/not-of-kind', details: { kind } });
  }
  const { mapping } = await handlers['import-sheet']({ sessionId, sheet: 0 });
  expect(await check(chosenOf(mapping))).toMatchObject({ kind: 'interactions' });
});

test('the kind of another file asks for its rights', async () => {
  const { handlers, open } = await window({ may: rightsBut(new Set(['interactions add'])) });
  const { sessionId } = await open(file);
  const refused = async () =>
    handlers['import-kind']({ sessionId, sheet: 0, kind: 'interactions' });
  await expect(refused).rejects.toMatchObject(denied('interactions', 'add'));
});

test('a file of a folder is imported as the kind that was chosen for it alone', async () => {
  const { handlers, open, db } = await window();
  const session = await open(file);
  const read = await handlers['import-kind']({ ...session, sheet: 0, kind: 'interactions' });
  const folder = await handlers['import-folder-open']({ tokens: [file, file] });
  const asked = { sheet: 0, headerTo: read.mapping.headerTo, kind: read.kind, asked: read.kind };
  const columns = { ...asked, columns: chosenOf(read.mapping) };
  const input = { sessionId: folder.sessionId, files: [{ no: 0, columns }] };
  expect(await handlers['import-folder-check'](input)).toMatchObject([
    { kind: 'interactions', problem: null, counts: { total: 2 } },
  ]);
  await handlers['import-folder-run'](input);
  expect(readStats(db).interactions.total).toBe(2);
});

test('the command line takes a file for what it is told to be', async () => {
  const { run, path, db } = await window();
  await expect(run(path)).rejects.toMatchObject({ code: 'import/unknown-kind' });
  await expect(run(path, { kind: 'trainings' })).rejects.toMatchObject({
    code: 'import/not-of-kind',
  });
  const { files } = await run(path, { kind: 'resellers' });
  expect(files).toMatchObject([{ kind: 'resellers', created: 2, sheetsLeftOut: [] }]);
  expect(storedResellers(db).map(({ name }) => name)).toEqual(['Парус', 'Якорь']);
});

test('what is chosen for one file counts for no other that the same thread opens', async () => {
  const { path } = await window();
  const nothing = (): void => undefined;
  const [begin, alive, op, flush, progress] = [nothing, nothing, nothing, nothing, nothing];
  const session = new ImportSession(null, { begin, alive, op, flush, progress });
  onTestFinished(() => session.close());
  const asked = await session.open({ path, kind: 'interactions' });
  const { sheet, headerTo } = asked.mapping;
  expect(session.check({ sheet, headerTo, columns: chosenOf(asked.mapping), kind: null })).toEqual(
    expect.objectContaining({ kind: 'interactions', corrected: true }),
  );
  const other = await session.open({ path });
  expect(session.check({ sheet, headerTo, columns: chosenOf(other.mapping), kind: null })).toEqual(
    expect.objectContaining({ corrected: false }),
  );
});
