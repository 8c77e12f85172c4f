import exceljs from 'exceljs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importText } from '#electron/cli/import-text.ts';
import { logData, logHeader, logLines, logRows } from '#test/support/import/log-data.ts';

const application = [
  ['Компания', 'ИНН', 'Тренинг', 'Дата тренинга', 'ФИО участника', 'Телефон'],
  ['ООО Вектор', '7707083893', 'Навыки продаж', '11.03.2011', 'Иванов Иван', '84956121953'],
];

test('an import tells each sheet that it leaves out: of another kind than its own, or hidden', async () => {
  const data = logData();
  const path = join(data.folder, 'год.xlsx');
  const workbook = new exceljs.Workbook();
  workbook.addWorksheet('Январь').addRows([logHeader, ...logRows]);
  workbook.addWorksheet('Обучение').addRows(application);
  workbook.addWorksheet('Памятка').addRow(['Звонить до 18:00']);
  workbook.addWorksheet('Старое', { state: 'hidden' }).addRows(application);
  workbook.addWorksheet('Черновик', { state: 'hidden' }).addRows([logHeader, ...logRows]);
  await workbook.xlsx.writeFile(path);
  const outcome = await data.run(path);
  const [file] = outcome.files;
  expect(file).toMatchObject({ kind: 'interactions', rows: logRows.length });
  expect(file?.sheetsLeftOut).toEqual([{ sheet: 'Обучение', kind: 'trainings' }]);
  expect(file?.hiddenSheets).toEqual(['Старое', 'Черновик']);
  expect(importText(outcome, 'ru')).toContain('  Черновик: скрытый лист не загружен');
  expect(importText(outcome, 'ru')).toContain('  Обучение: лист не загружен');
  expect(importText(outcome, 'en')).toMatch(/ {2}Обучение: sheet left out.* --kind trainings\n/u);
  expect(logLines(data.db)).toHaveLength(logRows.length);
  const other = await data.run(path, { kind: 'trainings', dryRun: true });
  expect(other.files[0]).toMatchObject({
    rows: 1,
    sheetsLeftOut: [{ sheet: 'Январь', kind: 'interactions' }],
  });
});

test('a hidden sheet is imported where nothing in sight is of its kind', async () => {
  const data = logData();
  const path = join(data.folder, 'год.xlsx');
  const workbook = new exceljs.Workbook();
  workbook.addWorksheet('Памятка').addRow(['Звонить до 18:00']);
  workbook.addWorksheet('Январь', { state: 'hidden' }).addRows([logHeader, ...logRows]);
  await workbook.xlsx.writeFile(path);
  const { files } = await data.run(path, { kind: 'interactions' });
  expect(files).toMatchObject([{ rows: logRows.length, hiddenSheets: [] }]);
});
