import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ChannelInput } from '#contract/ipc.ts';
import type { ExportResult } from '#contract/export.ts';
import type { legacyExportChannels } from '#contract/legacy-export.ts';
import { runLegacyJob } from '#electron/data/legacy/legacy-job.ts';
import { writeLegacyJob } from '#electron/data/legacy/legacy-work.ts';
import { openTestCentre, refusalOf } from '#test/support/centre.ts';
import { formSheet, ivanov, petrova } from '#test/support/import/application-form.ts';
import { temporaryData, temporaryFolder } from '#test/support/import/data-file.ts';
import { logHeader } from '#test/support/import/log-data.ts';
import { plainStyle, reportSheet, testBuyer } from '#test/support/import/purchase-report.ts';
import { listHeader, listRow, writeLists } from '#test/support/import/request-list.ts';
import { writeXlsx } from '#test/support/import/write-register.ts';
import { imported, nothingNew } from '#test/support/legacy/round-trip.ts';
import { readSheets } from '#test/support/read-sheets.ts';
import { person } from '#test/support/resellers.ts';

type Channel = keyof typeof legacyExportChannels;

/** A folder whose data file has three resellers and what an old workbook of each kind told of them. */
async function importedFolder(): Promise<string> {
  const data = temporaryData(temporaryFolder(), 'centre.db');
  const file = (name: string): string => join(data.folder, name);
  const called = (day: string, at: number) =>
    logHeader.map(
      (head) =>
        ({ Дата: day, Время: '10:24', Компания: testBuyer(at).name, Тип: 'вх.' })[head] ?? '',
    );
  const model = {
    ...{ months: ['2025-11'], groups: ['Принтеры'] },
    buyers: [{ ...testBuyer(0), sums: [[100_00]] }],
  };
  const buyers = [0, 1, 2].map((at) => testBuyer(at));
  await data.run([
    await writeXlsx(file('реестр.xlsx'), [
      {
        name: 'Реестр',
        rows: [
          ['Наименование', 'ИНН', 'Город', 'Статус'],
          ...buyers.map(({ name, inn, city }) => [name, inn, city, 'да']),
        ],
      },
    ]),
    await writeXlsx(file('журнал.xlsx'), [
      { name: 'Журнал', rows: [logHeader, called('13.01.2010', 0), called('14.02.2010', 1)] },
    ]),
    await writeXlsx(file('форма.xlsx'), [formSheet({ people: [ivanov, petrova] })]),
    await writeLists(file('заявки.xlsx'), {
      Лист1: [listHeader, listRow('1', 0), listRow('2', 1)],
    }),
    await writeXlsx(file('закупки.xlsx'), [reportSheet(model, plainStyle)]),
  ]);
  data.writer.transaction(person, (tx) => {
    tx.patch('reseller', 1, { accountingCode: '17' });
  });
  data.close();
  return data.folder;
}

test('what the window writes as old workbooks comes in again without a change, and a part of a list is a part', async () => {
  const folder = await importedFolder();
  const centre = openTestCentre({
    folder,
    runLegacyJob: (job, options) => {
      const inThread = job.work.path.endsWith('.xls');
      return (inThread ? runLegacyJob : writeLegacyJob)(job, options);
    },
  });
  const written = async <N extends Channel>(
    channel: N,
    token: string,
    more: Partial<ChannelInput<N>> = {},
  ): Promise<number> => {
    const input = { exportId: channel, token, ...more } as unknown as ChannelInput<N>;
    const { rows } = (await centre.ask(channel, input)) as ExportResult;
    return rows;
  };
  const resellers = Uint32Array.from((await centre.ask('reseller-list', {})).pks);
  const log = Uint32Array.from((await centre.ask('interaction-list', {})).pks);
  expect(await written('reseller-legacy-export', 'реестр.xlsx', { pks: resellers })).toBe(3);
  expect(await written('interaction-legacy-export', 'журнал.xls', { pks: log })).toBe(2);
  expect(await written('registration-legacy-export', 'тренинги.xlsx')).toBe(2);
  expect(await written('bonus-request-legacy-export', 'заявки.xlsx')).toBe(2);
  expect(await written('purchase-legacy-export', 'закупки.xlsx')).toBe(1);
  expect(await written('accounting-legacy-export', 'учёт.csv')).toBe(1);
  const part = resellers.slice(1, 2);
  expect(await written('reseller-legacy-export', 'часть.xlsx', { pks: part })).toBe(1);
  const shown = JSON.stringify(await readSheets(join(folder, 'часть.xlsx')));
  expect(shown.match(/Вектор \d/gu)).toEqual(['Вектор 1']);
  await centre.close();

  const data = temporaryData(folder, 'centre.db');
  const again = (name: string) => imported(data, join(folder, name));
  expect(await again('реестр.xlsx')).toEqual(nothingNew('resellers', 3));
  expect(await again('журнал.xls')).toEqual(nothingNew('interactions', 2));
  expect(await again('тренинги.xlsx')).toEqual(nothingNew('trainings', 2));
  expect(await again('заявки.xlsx')).toEqual(nothingNew('bonus-requests', 2));
  expect(await again('закупки.xlsx')).toEqual(nothingNew('purchases', 1));
  expect(await again('учёт.csv')).toEqual(nothingNew('accounting', 1));
});

test('one that is being written says how far it is, is given up by its id, and leaves nothing', async () => {
  const centre = openTestCentre({ runLegacyJob });
  const { pk } = await centre.ask('reseller-create', { name: 'Альфа' });
  const pks = new Uint32Array(300_000).fill(pk);
  const written = centre.ask('reseller-legacy-export', { exportId: '1', token: 'old.xlsx', pks });
  const refusal = refusalOf(written);
  const told = () => centre.events.filter(({ event }) => event === 'export-progress');
  while (told().length < 2) await new Promise((resolve) => setImmediate(resolve));
  // Meanwhile the data process answers.
  expect((await centre.ask('reseller-list', {})).pks).toHaveLength(1);
  expect(await centre.ask('export-cancel', { exportId: '1' })).toEqual({ cancelled: true });
  expect(await refusal).toMatchObject({ code: 'export/cancelled' });
  expect(told()[1]?.payload).toMatchObject({ exportId: '1', total: 300_000 });
  expect(readdirSync(centre.folder).filter((name) => name.includes('old'))).toEqual([]);
});

/** A data file of one reseller, and a job that writes it as so many lines of an .xls. */
async function longXls(lines: number) {
  const centre = openTestCentre();
  const { pk } = await centre.ask('reseller-create', { name: 'Альфа' });
  const path = join(centre.folder, 'old.xls');
  const work = {
    ...({ kind: 'resellers', path, pks: new Uint32Array(lines).fill(pk) } as const),
    ...{ timeZone: 'UTC', now: Date.now(), showsPoints: true },
  };
  /** Under its own name, or under that which a file has while it is written. */
  const left = () => readdirSync(centre.folder).filter((name) => name.includes('old.xls'));
  return { job: { file: centre.file, work }, left };
}

test('an .xls that is being made in one go is given up all the same', async () => {
  const { job, left } = await longXls(20_000);
  const running = new AbortController();
  const onRows = (done: number, total: number): void => {
    if (done === total) running.abort();
  };
  const writing = runLegacyJob(job, { signal: running.signal, patienceMs: 0, onRows });
  await expect(writing).rejects.toMatchObject({ code: 'export/cancelled' });
  expect(left()).toEqual([]);
});

test('an .xls that needs too much memory ends alone, and it is said what to choose', async () => {
  const { job, left } = await longXls(20_000);
  const writing = runLegacyJob(job, { heapMb: 32 });
  await expect(writing).rejects.toMatchObject({ code: 'export/too-large-for-xls' });
  expect(left()).toEqual([]);
});
