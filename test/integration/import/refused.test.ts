import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { AppError } from '#contract/errors.ts';
import { ImportBatches } from '#db/repositories/import-batches.ts';
import { makeInn } from '#domain/reseller/inn.ts';
import { mutationCount, storedResellers, temporaryData } from '#test/support/import/data-file.ts';
import { importWindow } from '#test/support/import/import-window.ts';
import { sharedDir } from '#test/support/paths.ts';
import { writeXlsx } from '#test/support/import/write-register.ts';

vi.setConfig({ testTimeout: 120_000 });

/** A register so long that many of its rows stand before the middle of the file. */
async function register(path: string): Promise<Buffer> {
  const rows = Array.from({ length: 6000 }, (_, at) => [
    `ООО Альфа ${String(at)}`,
    makeInn(String(600_000_000 + at)),
    'Тула',
  ]);
  await writeXlsx(path, [{ name: 'Реестр', rows: [['Наименование', 'ИНН', 'Город'], ...rows] }]);
  return readFileSync(path);
}

/** Files that are refused, each with the code of its reason. */
const refused: readonly {
  readonly what: string;
  readonly code: string;
  readonly write: (path: string) => unknown;
}[] = [
  { what: 'one that is not there', code: 'workbook/unreadable-file', write: () => undefined },
  { what: 'an empty file', code: 'workbook/empty', write: (path) => writeFileSync(path, '') },
  {
    what: 'a document',
    code: 'workbook/unsupported',
    write: (path) => writeFileSync(path, '%PDF-1.4\n%âãÏÓ\n1 0 obj\n'),
  },
  {
    what: 'a workbook cut short',
    code: 'workbook/damaged',
    write: async (path) => {
      const whole = await register(path);
      writeFileSync(path, whole.subarray(0, Math.floor(whole.length * 0.7)));
    },
  },
  {
    what: 'a workbook damaged behind thousands of good rows',
    code: 'workbook/damaged',
    write: async (path) => {
      const whole = await register(path);
      whole.fill(0xff, Math.floor(whole.length * 0.7), Math.floor(whole.length * 0.7) + 64);
      writeFileSync(path, whole);
    },
  },
  {
    what: 'a zip bomb',
    code: 'workbook/too-large',
    write: (path) =>
      copyFileSync(join(sharedDir, 'corpus', 'attacks', 'bomb600m-sheet.xlsx'), path),
  },
  {
    what: 'a workbook without a filled cell',
    code: 'workbook/empty',
    write: (path) => writeXlsx(path, [{ name: 'A', rows: [] }]),
  },
  {
    what: 'a list of nothing that is known',
    code: 'import/unknown-kind',
    write: (path) => writeXlsx(path, [{ name: 'A', rows: [['Да'], ['Нет']] }]),
  },
];

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'imported',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );

test.each(refused)('$what is refused and leaves no row, no batch, no mutation', async (file) => {
  const data = temporaryData();
  const path = join(data.folder, 'файл.xlsx');
  await file.write(path);
  const nothing = { resellers: [], batches: [], mutations: 0 };
  const stored = () => ({
    resellers: storedResellers(data.db),
    batches: new ImportBatches(data.db).list(),
    mutations: mutationCount(data.db),
  });
  expect(await codeOf(data.run(path))).toBe(file.code);
  expect(stored()).toEqual(nothing);
  const { handlers } = importWindow(data);
  const { sessionId, files } = await Promise.resolve(
    handlers['import-folder-open']({ tokens: ['файл.xlsx'] }),
  ).catch((error: unknown) => {
    expect(error).toMatchObject({ code: file.code });
    return { sessionId: '', files: [] };
  });
  for (const { no } of files) {
    const input = { sessionId, files: [{ no }] };
    expect(await handlers['import-folder-check'](input)).toMatchObject([
      { counts: null, problem: { code: file.code } },
    ]);
    expect(await codeOf(Promise.resolve(handlers['import-folder-run'](input)))).toBe(file.code);
  }
  expect(stored()).toEqual(nothing);
});
