import { expect, test } from 'vitest';
import { makeInn } from '#domain/reseller/inn.ts';
import { readReport } from './read-report.ts';

const a = makeInn('770000001');
const b = makeInn('770000002');
const c = makeInn('770000003');
type Cell = string | number | null;
const sheet = (rows: readonly (readonly Cell[])[], name = 'Лист1') => ({ name, rows });

test('skips sections, their totals, totals of months and of the quarter, numbers and signatures', () => {
  const report = readReport(
    sheet([
      ['Продажи партнёрам, руб.'],
      ['№', 'Партнёр', 'ИНН', 'Январь 2011', '', '', 'Февраль 2011', '', '', '1 кв. 2011'],
      ['', '', '', 'Принтеры', 'ЗИП', 'Итого', 'Принтеры', 'ЗИП', 'Итого', ''],
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
      ['', 'Тульская область'],
      [1, 'ООО Альфа', a, 10, 1, 11, 20, null, 20, 31],
      [2, 'ООО Бета', b, 5, null, 5, null, 2.5, 2.5, 7.5],
      ['', 'Итого по Тульской области', '', 15, 1, 16, 20, 2.5, 22.5, 38.5],
      ['', 'Тверская область'],
      [3, 'ООО Гамма', c, null, 4, 4, null, null, null, 4],
      ['', 'Итого по Тверской области', '', null, 4, 4, null, null, null, 4],
      ['', 'Всего', '', 15, 5, 20, 20, 2.5, 22.5, 42.5],
      [],
      ['', 'Исполнитель: Сидорова А.'],
    ]),
  );
  expect(report).toEqual({
    kind: 'purchases',
    problems: [],
    unit: { zeros: 0, currency: 'RUB', named: true },
    facts: {
      [`${a} 2011-01 Принтеры`]: 1000,
      [`${a} 2011-01 ЗИП`]: 100,
      [`${a} 2011-02 Принтеры`]: 2000,
      [`${b} 2011-01 Принтеры`]: 500,
      [`${b} 2011-02 ЗИП`]: 250,
      [`${c} 2011-01 ЗИП`]: 400,
    },
  });
});

test('tells the total of a section and of a month that do not add up', () => {
  const { problems } = readReport(
    sheet([
      ['Партнёр', 'ИНН', 'Январь 2011', '', '', 'Февраль 2011', '', ''],
      ['', '', 'Принтеры', 'ЗИП', 'Итого', 'Принтеры', 'ЗИП', 'Итого'],
      ['ООО Альфа', a, 10, 1, 12, 20, null, 20],
      ['ООО Бета', b, 5, null, 5, null, 2, 2],
      ['Итого по Туле', '', 15, 1, 17, 20, 3, 22],
    ]),
  );
  expect(problems).toEqual(['3: row-total', '5: column-total 6']);
});

test('takes months from dates over the columns, and from the tab', () => {
  const dates = readReport(
    sheet([
      ['Покупатель', 'ИНН', 'Принтеры', '', 'ЗИП', ''],
      ['', '', '01.01.2011', '01.02.2011', '01.01.2011', '01.02.2011'],
      ['ООО Альфа', a, 1, 2, 3, 4],
    ]),
  );
  expect(dates.facts).toEqual({
    [`${a} 2011-01 Принтеры`]: 100,
    [`${a} 2011-02 Принтеры`]: 200,
    [`${a} 2011-01 ЗИП`]: 300,
    [`${a} 2011-02 ЗИП`]: 400,
  });
  const tab = readReport(
    sheet(
      [
        ['Закупки партнёров'],
        ['Покупатель', 'ИНН', 'Принтеры', 'Телефоны'],
        ['ООО Альфа', a, 1, 2],
      ],
      'Март 2011',
    ),
  );
  expect(tab.facts).toEqual({ [`${a} 2011-03 Принтеры`]: 100, [`${a} 2011-03 Телефоны`]: 200 });
});

test('asks what a sum without a month is, and takes a month without a group for its total', () => {
  const { facts, problems } = readReport(
    sheet([
      ['Партнёр', 'ИНН', 'План', 'Январь 2011', '', '', 'Февраль 2011', '', ''],
      ['', '', '', 'Принтеры', 'ЗИП', 'Сумма', 'Принтеры', 'ЗИП', 'Сумма'],
      ['ООО Альфа', a, 99, 10, 1, 11, 20, null, 20],
      ['ООО Бета', b, 99, 5, null, 6, null, 2, 2],
    ]),
  );
  expect(problems).toEqual(['4: row-total']);
  expect(Object.keys(facts)).toHaveLength(5);
});

test('keeps a group that nobody bought in the rows above', () => {
  const bought = Array.from({ length: 80 }, (_, at) => [makeInn(String(770_001_000 + at)), 1, '']);
  const { facts } = readReport(
    sheet([['Закупки за март 2011'], ['ИНН', 'Принтеры', 'ЗИП'], ...bought, [a, '', 7]]),
  );
  expect(facts[`${a} 2011-03 ЗИП`]).toBe(700);
});

test('finds the buyers at the right of the sums, and a header with a year of its own', () => {
  const right = readReport(
    sheet([
      ['Янв 2011', '', 'Фев 2011', '', '', ''],
      ['Принтеры', 'ЗИП', 'Принтеры', 'ЗИП', 'Контрагент', 'ИНН'],
      [1, 2, 3, 4, 'ООО Альфа', a],
      ['', 5, '', '', 'ООО Бета', b],
    ]),
  );
  expect(right).toMatchObject({ kind: 'purchases', problems: [] });
  expect(right.facts).toMatchObject({ [`${a} 2011-02 ЗИП`]: 400, [`${b} 2011-01 ЗИП`]: 500 });
  const years = readReport(
    sheet([
      ['Контрагент', 'ИНН', '2010', '', '2011', ''],
      ['', '', 'Декабрь', '', 'Январь', ''],
      ['', '', 'Принтеры', 'ЗИП', 'Принтеры', 'ЗИП'],
      ['ООО Альфа', a, 1, 2, 3, 4],
    ]),
  );
  expect(years.facts).toEqual({
    [`${a} 2010-12 Принтеры`]: 100,
    [`${a} 2010-12 ЗИП`]: 200,
    [`${a} 2011-01 Принтеры`]: 300,
    [`${a} 2011-01 ЗИП`]: 400,
  });
});

test('knows who bought by the cells under words that say nothing', () => {
  const { kind, facts } = readReport(
    sheet([
      ['Отгрузки'],
      ['Кому', 'Код 1', 'Янв 2011', '', 'Фев 2011', ''],
      ['', '', 'Принтеры', 'ЗИП', 'Принтеры', 'ЗИП'],
      ['ООО Альфа', a, 1, '', '', ''],
      ['ООО Бета', b, '', 2, '', ''],
      ['ЗАО Гамма', c, '', '', 3, ''],
    ]),
  );
  expect(kind).toBe('purchases');
  expect(Object.values(facts)).toEqual([100, 200, 300]);
});

test('refuses a sum without a month or with a cell that is none', () => {
  const { facts, problems } = readReport(
    sheet([
      ['Закупки, руб.'],
      ['ИНН', 'Товарная группа', 'Месяц', 'Сумма закупок'],
      [a, 'Принтеры', 'январь 2011', 10],
      [b, 'Принтеры', 'январь', 10],
      [c, 'Принтеры', 'январь 2011', 'много'],
    ]),
  );
  expect(facts).toEqual({ [`${a} 2011-01 Принтеры`]: 1000 });
  expect(problems).toEqual(['4: month', '5: amount']);
});

test.each([
  [
    'calls by month',
    [
      ['Звонки по месяцам'],
      ['Партнёр', 'ИНН', 'Январь 2011', '', 'Февраль 2011', ''],
      ['', '', 'Входящие', 'Исходящие', 'Входящие', 'Исходящие'],
      ['ООО Альфа', a, 1, 2, 3, 4],
    ],
  ],
  [
    'a register of January',
    [
      ['Реестр на январь 2011'],
      ['Наименование', 'ИНН', 'Индекс', 'Сотрудников', 'Статус'],
      ['ООО Альфа', a, 300_000, 25, 'да'],
      ['ООО Бета', b, 300_001, 3, 'да'],
    ],
  ],
  [
    'an accounting export',
    [
      ['Контрагенты за январь 2011'],
      ['Код', 'Наименование', 'ИНН', 'Сумма закупок', 'Дата последней закупки'],
      [1, 'ООО Альфа', a, 10.5, '14.01.2011'],
      [2, 'ООО Бета', b, 11.5, '15.01.2011'],
    ],
  ],
  [
    'requests for points',
    [
      ['Заявки на баллы, январь 2011'],
      ['№', 'Дата', 'Партнёр', 'ИНН', 'Вид расхода', 'Баллы'],
      ['Б-1', '14.01.2011', 'ООО Альфа', a, 'Сувениры', 350],
      ['Б-2', '15.01.2011', 'ООО Бета', b, 'Реклама', 500],
    ],
  ],
  [
    'a title over months without groups',
    [
      ['Ведомость по продажам за 1 квартал 2011 г., руб.'],
      ['Контрагент', 'ИНН', 'Январь 2011', 'Февраль 2011'],
      ['ООО Альфа', a, 300, 30],
      ['ООО Бета', b, 5, 5],
    ],
  ],
  [
    'groups below each buyer, known by their indent alone,',
    [
      ['Ведомость по продажам за 1 квартал 2011 г., руб.'],
      ['Контрагент', 'ИНН', 'Январь 2011', 'Февраль 2011'],
      ['Номенклатурная группа', '', 'Сумма', 'Сумма'],
      ['ООО Альфа', a, 300, 30],
      ['Принтеры', '', 100, 10],
      ['ЗИП', '', 200, 20],
      ['ООО Бета', b, 5, 5],
      ['Принтеры', '', 5, 5],
    ],
  ],
] as const)('does not take %s for purchases', (_name, rows) => {
  expect(readReport(sheet(rows)).kind).not.toBe('purchases');
});

test('a list of single sales is nothing that can be taken in', () => {
  const rows = [
    ['Дата отгрузки', 'Покупатель', 'ИНН', 'Группа товаров', 'Сумма, руб.'],
    ['15.01.2009', 'ООО Альфа', a, 'Принтеры', '1000,50'],
    ['16.01.2009', 'ООО Альфа', a, 'Принтеры', '500'],
    ['16.02.2009', 'ООО Бета', b, 'Бумага', '10'],
  ];
  expect(readReport(sheet(rows)).kind).toBeNull();
});
