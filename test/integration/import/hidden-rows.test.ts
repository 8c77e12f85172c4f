import { join } from 'node:path';
import exceljs from 'exceljs';
import { expect, test, vi } from 'vitest';
import type { ImportKind } from '#contract/import.ts';
import { formSheet, ivanov, petrova } from '#test/support/import/application-form.ts';
import { temporaryData, threeResellers } from '#test/support/import/data-file.ts';
import { importWindow } from '#test/support/import/import-window.ts';
import { testBuyer } from '#test/support/import/purchase-report.ts';

// Each opens workbooks in threads of their own, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const [first, second, third] = [testBuyer(0), testBuyer(1), testBuyer(2)];

type Cells = readonly unknown[];
type Sample = {
  readonly kind: ImportKind;
  readonly rows: readonly Cells[];
  /** The number of the first data row. */
  readonly from: number;
  /** A hidden column, from 0; only the first data row has a cell in it. */
  readonly column: number;
  readonly header: string;
};

const samples: readonly Sample[] = [
  {
    ...{ kind: 'resellers', from: 2, column: 3, header: 'Телефон' },
    rows: [
      ['Наименование', 'ИНН', 'Статус', 'Телефон'],
      ['ООО Первая', testBuyer(10).inn, 'да', '8 (495) 612-19-53'],
      ['ООО Вторая', testBuyer(11).inn, 'да', ''],
      ['ООО Третья', testBuyer(12).inn, 'да', ''],
    ],
  },
  {
    ...{ kind: 'interactions', from: 2, column: 5, header: 'Комментарий' },
    rows: [
      ['Дата', 'Время', 'Компания', 'Тип', 'Тема', 'Комментарий'],
      ['13.01.2010', '10:24', first.name, 'вх.', 'Бонусы', 'срочно'],
      ['14.01.2010', '11:30', second.name, 'исх.', 'Цены', ''],
      ['15.01.2010', '12:30', third.name, 'исх.', 'Цены', ''],
    ],
  },
  {
    ...{ kind: 'accounting', from: 2, column: 4, header: 'Последняя закупка' },
    rows: [
      ['Код', 'Наименование', 'ИНН', 'Оборот', 'Последняя закупка'],
      ['001', 'ООО Первая', testBuyer(10).inn, '100,00', '13.01.2010'],
      ['002', 'ООО Вторая', testBuyer(11).inn, '100,00', ''],
      ['003', 'ООО Третья', testBuyer(12).inn, '100,00', ''],
    ],
  },
  {
    ...{ kind: 'purchases', from: 3, column: 3, header: 'ЗИП' },
    rows: [
      ['Отчёт о закупках за январь 2011, руб.'],
      ['Покупатель', 'ИНН', 'Принтеры', 'ЗИП'],
      [first.name, first.inn, 100, 5],
      [second.name, second.inn, 100, null],
      [third.name, third.inn, 100, null],
    ],
  },
  {
    ...{ kind: 'bonus-requests', from: 2, column: 7, header: 'Описание' },
    rows: [
      [
        '№ заявки',
        'Дата',
        'Партнер',
        'ИНН',
        'Вид расходования',
        'Баллы',
        'Согласовано',
        'Описание',
      ],
      ['Б-1', '26.01.10', first.name, first.inn, 'обучение', 350, 'да', 'курс'],
      ['Б-2', '27.01.10', second.name, second.inn, 'сувениры', 100, 'нет', ''],
      ['Б-3', '28.01.10', third.name, third.inn, 'сувениры', 100, 'нет', ''],
    ],
  },
  {
    ...{ kind: 'trainings', from: 10, column: 4, header: 'E-mail' },
    rows: formSheet({ people: [ivanov, petrova, ['Сидоров Олег']] }).rows,
  },
];

test.each(samples)('hidden rows and columns of $kind are taken in with a mark', async (sample) => {
  const { kind, rows, from, column, header } = sample;
  const data = temporaryData();
  threeResellers(data, { status: 'authorised' });
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet('Лист1');
  sheet.addRows(rows.map((row) => [...row]));
  sheet.getRow(from + 1).hidden = true;
  sheet.getColumn(column + 1).hidden = true;
  await workbook.xlsx.writeFile(join(data.folder, 'x.xlsx'));
  const marked = [
    { sheet: 'Лист1', row: from, columns: [header] },
    { sheet: 'Лист1', row: from + 1, columns: [] },
  ];
  const { open, handlers } = importWindow(data);
  const { sessionId, check, rowsOf } = await open('x.xlsx');
  expect((await check()).counts).toMatchObject({ new: 3, toLoad: 3, hidden: 2 });
  const hidden = (await rowsOf(null)).filter((row) => row.hidden);
  expect(hidden.map(({ row }) => row)).toEqual([from, from + 1]);
  const dry = await data.run(join(data.folder, 'x.xlsx'), { dryRun: true });
  expect(dry.files).toMatchObject([{ kind, created: 3, rejected: [], hidden: marked }]);
  expect(await handlers['import-run']({ sessionId })).toMatchObject({ created: 3, hidden: 2 });
});
