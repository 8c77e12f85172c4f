import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { ImportKind } from '#contract/import.ts';
import { storedResellers, temporaryData, threeResellers } from '#test/support/import/data-file.ts';
import { importWindow } from '#test/support/import/import-window.ts';
import { testBuyer } from '#test/support/import/purchase-report.ts';
import { writeXlsx } from '#test/support/import/write-register.ts';

// Each opens workbooks in threads of their own, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const [first, second] = [testBuyer(0), testBuyer(1)];
type Rows = readonly (readonly (string | number)[])[];
const sheets: readonly (readonly [ImportKind, Rows, Rows])[] = [
  [
    'resellers',
    [
      ['Наименование', 'ИНН', 'Статус', 'Телефон'],
      ['ООО Первая', testBuyer(10).inn, 'да', '8 (495) 612-19-53'],
    ],
    [
      ['ИНН', 'Наименование', 'Город', 'Статус'],
      [testBuyer(11).inn, 'ООО Вторая', 'Тула', 'да'],
    ],
  ],
  [
    'purchases',
    [
      ['Закупки за январь 2011, руб.'],
      ['Покупатель', 'ИНН', 'Принтеры', 'ЗИП'],
      [first.name, first.inn, 100, 5],
    ],
    [
      ['Закупки за февраль 2011, руб.'],
      ['Покупатель', 'ИНН', 'Принтеры', 'Бумага', 'ЗИП'],
      [second.name, second.inn, 100, 7, 5],
    ],
  ],
  [
    'bonus-requests',
    [
      ['№ заявки', 'Дата', 'Партнер', 'ИНН', 'Вид расходования', 'Баллы', 'Согласовано'],
      ['Б-1', '26.01.10', first.name, first.inn, 'обучение', 350, 'да'],
    ],
    [
      ['№ заявки', 'Дата', 'Партнер', 'ИНН', 'Баллы', 'Вид расходования', 'Согласовано'],
      ['Б-2', '26.02.10', second.name, second.inn, 350, 'обучение', 'да'],
    ],
  ],
];

test.each(sheets)(
  'in the window %s come from every sheet, each by its columns',
  async (kind, one, other) => {
    const data = temporaryData();
    threeResellers(data, { status: 'authorised' });
    const { open } = importWindow(data);
    await writeXlsx(join(data.folder, 'x.xlsx'), [
      { name: 'Один', rows: one },
      { name: 'Два', rows: other },
    ]);
    const { check } = await open('x.xlsx');
    expect(await check()).toMatchObject({ kind, counts: { total: 2, error: 0, new: 2 } });
  },
);

test('a folder tells the sheets of a file that do not come along', async () => {
  const data = temporaryData();
  const { handlers } = importWindow(data);
  const [, register] = sheets[0] ?? [];
  const [, requests] = sheets[2] ?? [];
  await writeXlsx(join(data.folder, 'x.xlsx'), [
    { name: 'Реестр', rows: register ?? [] },
    { name: 'Баллы', rows: requests ?? [] },
  ]);
  const { sessionId } = await handlers['import-folder-open']({ tokens: ['x.xlsx'] });
  const check = handlers['import-folder-check']({ sessionId, files: [{ no: 0 }] });
  expect(await check).toMatchObject([
    { kind: 'resellers', counts: { total: 1 }, sheetsLeftOut: ['Баллы'] },
  ]);
});

test('the cells of another sheet stand under what they mean, and are mended where they are', async () => {
  const data = temporaryData();
  const { handlers, open } = importWindow(data);
  const register = ['Наименование', 'ИНН', 'Статус'];
  await writeXlsx(join(data.folder, 'x.xlsx'), [
    { name: 'Один', rows: [register, ['ООО Первая', testBuyer(10).inn, 'да']] },
    {
      name: 'Два',
      rows: [
        ['Город', 'ИНН', 'Наименование', 'Статус'],
        ['Тула', testBuyer(11).inn, 'ООО Вторая', 'так'],
      ],
    },
  ]);
  const { sessionId, check, rowsOf } = await open('x.xlsx');
  expect(await check()).toMatchObject({ counts: { total: 2, error: 1 } });
  const [row] = await rowsOf('error');
  expect(row).toMatchObject({ sheet: 1, problems: [{ column: 2, code: 'status' }] });
  expect(row?.cells.slice(0, 3)).toEqual(['ООО Вторая', testBuyer(11).inn, 'так']);
  expect(row?.cells).toContain('Тула');
  expect(row?.columns.slice(0, 3)).toEqual([2, 1, 3]);
  const cell = { sessionId, sheet: 1, row: 2, column: 2, value: 'нет' };
  expect(await handlers['import-mend'](cell)).toMatchObject({ row: { verdict: 'new' } });
  await handlers['import-run']({ sessionId });
  expect(storedResellers(data.db)).toMatchObject([
    { name: 'Первая', status: 'authorised' },
    { name: 'Вторая', status: 'refused' },
  ]);
});
