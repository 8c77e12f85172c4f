import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { RegisterField } from '#domain/import/fields.ts';
import { recogniseSheet } from '#domain/import/recognise-sheet.ts';
import type { TextMerge, TextRow } from '#domain/import/find-header.ts';
import { openWorkbook } from '#electron/workbooks/read/workbook.ts';
import { sampleSheet } from '#electron/workbooks/import/workbook-sheets.ts';
import { sharedDir } from '#test/support/paths.ts';

let rows: readonly TextRow[] = [];
let merges: readonly TextMerge[] = [];
beforeAll(async () => {
  const path = join(sharedDir, 'legacy', 'Реестр реселлеров 2010.xls');
  ({ rows, merges } = sampleSheet(await openWorkbook({ path }), 0));
});

const plain: readonly RegisterField[] = [
  'number',
  'name',
  'inn',
  'kpp',
  'city',
  'region',
  'address',
  'contact',
  'position',
  'phone',
  'email',
  'status',
  'authorisedOn',
  'level',
  'manager',
  'note',
];

function under(header: readonly string[] | null) {
  const data = rows.filter((row) => row.number > 6);
  const sample = header === null ? data : [{ number: 1, cells: header }, ...data];
  const { kind, headerTo, columns } = recogniseSheet({ rows: sample, merges: [] });
  return { kind, headerTo, fields: columns.map((column) => column.field), columns };
}

test('finds both levels of the header of the real register', () => {
  const found = recogniseSheet({ rows, merges });
  expect(found).toMatchObject({ kind: 'resellers', headerFrom: 4, headerTo: 5 });
  expect(found.columns.map((column) => column.field)).toEqual(plain);
  expect(found.columns[9]?.header).toBe('Контакты / Телефон');
});

test.each([
  [
    'short words',
    [
      '№',
      'Фирма',
      'ИНН',
      'КПП',
      'Город',
      'Регион',
      'Адрес',
      'Контакт',
      'Должн.',
      'Тел.',
      'e-mail',
      'Авторизация',
      'Дата',
      'Статус',
      'Отв.',
      'Прим.',
    ],
  ],
  [
    'English words',
    [
      '#',
      'Company',
      'TIN',
      'KPP',
      'City',
      'Region',
      'Address',
      'Contact',
      'Title',
      'Phone',
      'Mail',
      'Status',
      'Date',
      'Tier',
      'Owner',
      'Comments',
    ],
  ],
  [
    'long words',
    [
      '№ п/п',
      'Полное наименование',
      'ИНН',
      'КПП',
      'г.',
      'Субъект',
      'Юр. адрес',
      'Руководитель',
      'Должность',
      'Телефон (с кодом)',
      'Адрес эл. почты',
      'Статус партнера',
      'Дата присвоения статуса',
      'Партнерский статус',
      'Куратор',
      'Особые отметки',
    ],
  ],
  [
    'words at the wrong columns',
    [
      '№ п/п',
      'Наименование',
      'КПП',
      'ИНН',
      'Регион',
      'Город',
      'Адрес',
      'ФИО',
      'Должность',
      'E-mail',
      'Телефон',
      'Уровень',
      'Дата',
      'Статус',
      'Менеджер',
      'Прим.',
    ],
  ],
])('knows the columns under %s', (_what, header) => {
  expect(under(header)).toMatchObject({ kind: 'resellers', headerTo: 1, fields: plain });
});

test.each([
  ['without a header', null, 0],
  ['under words that say nothing', plain.map((_, index) => `Колонка ${String(index + 1)}`), 1],
])('knows the telling columns by their cells %s, and doubts them', (_what, header, headerTo) => {
  const found = under(header);
  expect(found).toMatchObject({ kind: 'resellers', headerTo });
  const { columns } = found;
  for (const column of [1, 2, 3, 4, 5, 7, 9, 10, 11, 12, 13]) {
    expect(columns[column]).toMatchObject({
      field: plain[column],
      by: 'content',
      certainty: 'doubtful',
    });
  }
});
