import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recogniseSheet } from '#domain/import/recognise-sheet.ts';
import { RequestRows } from '#domain/import/bonus-requests/request-rows.ts';
import type { RegisterField } from '#domain/import/fields.ts';
import { makeInn } from '#domain/reseller/inn.ts';

type Column = {
  readonly field: RegisterField;
  readonly headers: readonly string[];
  readonly cell: (row: number) => string;
};

const kinds = ['обучение', 'подарочные карты', 'рекламная кампания', 'семинар'];
const columns: readonly Column[] = [
  {
    field: 'requestNumber',
    headers: ['№ заявки', 'Номер заявки', '№', 'Request No.', 'Заявка №', 'Request number'],
    cell: (row) => `Б-${String(row).padStart(4, '0')}/10`,
  },
  {
    field: 'requestedOn',
    headers: ['Дата', 'Дата заявки', 'Date', 'Request date', 'Дата подачи'],
    cell: (row) => `${String((row % 27) + 1).padStart(2, '0')}.03.10`,
  },
  {
    field: 'name',
    headers: ['Партнер', 'Компания', 'Реселлер', 'Company', 'Partner'],
    cell: (row) => `ООО «Вектор ${String(row)}»`,
  },
  {
    field: 'inn',
    headers: ['ИНН', 'ИНН партнера', 'Tax ID', 'INN'],
    cell: (row) => (row % 5 === 0 ? '' : makeInn(String(770_000_000 + row))),
  },
  {
    field: 'requestKind',
    headers: ['Вид расходования', 'На что', 'Цель', 'Purpose', 'Spending kind', 'Вид'],
    cell: (row) => kinds[row % kinds.length] ?? '',
  },
  {
    field: 'note',
    headers: ['Описание', 'Подробности', 'Комментарий', 'Description', 'Details'],
    cell: (row) => (row % 2 === 0 ? '' : 'клиентский день'),
  },
  {
    field: 'points',
    headers: ['Баллы', 'Сумма, баллов', 'Кол-во баллов', 'Points', 'Points requested'],
    cell: (row) => (row % 3 === 0 ? `${String(row * 50 + 50)} б.` : String(row * 50 + 50)),
  },
  {
    field: 'approval',
    headers: ['Согласовано', 'Решение', 'Approval', 'Утверждено', 'Approved by'],
    cell: (row) => ['да', '', 'Гришина', 'нет', '+'][row % 5] ?? '',
  },
  {
    field: 'decidedOn',
    headers: ['Дата списания', 'Дата решения', 'Decision date', 'Debit date'],
    cell: (row) => (row % 5 === 0 ? '28.03.10' : ''),
  },
  {
    field: 'decidedBy',
    headers: ['Кто решил', 'Decided by'],
    cell: (row) => (row % 5 === 0 ? 'operator7' : ''),
  },
  {
    field: 'ignore',
    headers: ['Остаток', 'Баланс баллов', 'Balance', 'Points available'],
    cell: (row) => String(10_000 - row),
  },
];

test('finds the columns of a list of requests in any order, in both languages, below any title', () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray([...columns], { minLength: columns.length }),
      fc.array(fc.nat(), { minLength: columns.length, maxLength: columns.length }),
      fc.integer({ min: 0, max: 3 }),
      (order, picks, titles) => {
        const heads = order.map(
          ({ headers }, at) => headers[(picks[at] ?? 0) % headers.length] ?? '',
        );
        const rows = [
          ...Array.from({ length: titles }, () => ['Заявки на расходование бонусного фонда']),
          heads,
          ...Array.from({ length: 12 }, (_, row) => order.map(({ cell }) => cell(row + 1))),
          ['Итого за 03.2010', ...order.slice(1).map(() => '')],
        ].map((cells, at) => ({ number: at + 1, cells }));
        const found = recogniseSheet({ name: 'Лист1', rows, merges: [] });
        expect(found.kind).toBe('bonus-requests');
        expect(found.headerTo).toBe(titles + 1);
        expect(found.columns.map(({ field }) => field)).toEqual(order.map(({ field }) => field));
      },
    ),
  );
});

const record = (kind: string, points: string) => [
  ...['01.02.2010', 'ООО «Вектор»', makeInn('770000001'), kind, points],
];

test.each([
  [
    'a bare sum below a title that speaks of points',
    [['Списание баллов'], ['Дата', 'Заявитель', 'ИНН', 'На что', 'Сумма']],
    ['requestedOn', 'name', 'inn', 'requestKind', 'points'],
  ],
  [
    'a description that tells the kind',
    [['Дата', 'Партнёр', 'ИНН', 'Описание', 'Бонусы']],
    ['requestedOn', 'name', 'inn', 'requestKind', 'points'],
  ],
  [
    'a sum of roubles before the points',
    [['Сумма', 'Партнёр', 'ИНН', 'Дата', 'Вид расходования', 'Баллы']],
    ['ignore', 'name', 'inn', 'requestedOn', 'requestKind', 'points'],
    (cells: readonly string[]) => ['9000', ...cells.slice(1, 3), cells[0] ?? '', ...cells.slice(3)],
  ],
  [
    'the name of an expense',
    [['Дата', 'Партнёр', 'ИНН', 'Наименование расхода', 'Сумма баллов']],
    ['requestedOn', 'name', 'inn', 'requestKind', 'points'],
  ],
] as [string, string[][], string[], ((cells: readonly string[]) => string[])?][])(
  'takes %s for what it is',
  (_what, head, fields, placed = (cells) => [...cells]) => {
    const body = [record('обучение', '300'), record('сувениры', '1 400'), record('реклама', '50')];
    const rows = [...head, ...body.map((cells) => placed(cells))].map((cells, at) => ({
      number: at + 1,
      cells,
    }));
    const found = recogniseSheet({ name: 'Лист1', rows, merges: [] });
    expect(found.kind).toBe('bonus-requests');
    expect(found.columns.map(({ field }) => field)).toEqual(fields);
  },
);

test.each([
  [
    'a register that counts points',
    ['Наименование', 'ИНН', 'Статус', 'Баллы', 'Дата'],
    ['ООО «Вектор»', makeInn('770000001'), 'авторизован', '300', '01.02.2010'],
  ],
  [
    'a list of accruals',
    ['Дата', 'Партнёр', 'ИНН', 'Начислено баллов'],
    ['01.02.2010', 'ООО «Вектор»', makeInn('770000001'), '300'],
  ],
  [
    'a log of calls',
    ['Дата', 'Компания', 'Тема', 'Статус'],
    ['01.02.2010', 'ООО «Вектор»', 'баллы', 'решено'],
  ],
])('%s is no list of requests', (_what, head, row) => {
  const rows = [head, row, row, row].map((cells, at) => ({ number: at + 1, cells }));
  expect(recogniseSheet({ name: '', rows, merges: [] }).kind).not.toBe('bonus-requests');
});

test('a sum is told from a request, whatever their companies are called', () => {
  const fields: readonly RegisterField[] = ['requestNumber', 'requestedOn', 'name', 'requestKind'];
  const mapped = [...fields, 'points' as const].map((field, column) => ({ column, field }));
  const rows = new RequestRows(mapped, new Map(), 1, []);
  const kindOf = (...cells: readonly string[]) => rows.kindOf(5, cells);
  expect(kindOf('Б-1', '01.02.10', 'Итого ООО', 'обучение', '300')).toBe('data');
  expect(kindOf('Б-1', '01.02.10', 'ООО Всего', 'обучение', 'триста')).toBe('data');
  expect(kindOf('Итого за январь', '', '', '', '300')).toBe('subtotal');
  expect(kindOf('', '', 'Всего', '', '300')).toBe('subtotal');
  expect(kindOf('', '', '', '', '300')).toBe('subtotal');
  expect(kindOf('Январь', '', '', '', '')).not.toBe('data');
  expect(kindOf('', '', '', '', '')).toBe('blank');
});
