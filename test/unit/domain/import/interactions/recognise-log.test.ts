import { describe, expect, it } from 'vitest';
import { recogniseSheet } from '#domain/import/recognise-sheet.ts';

type Cells = readonly string[];

function recognised(rows: readonly Cells[], name = 'Лист1') {
  const found = recogniseSheet({
    name,
    merges: [],
    rows: rows.map((cells, at) => ({ number: at + 1, cells })),
  });
  return { ...found, fields: found.columns.map(({ field }) => field) };
}

const russian: readonly Cells[] = [
  ['01.02.2010', '9:41', 'Хан', 'ООО «Ёлка»', '8 (495) 123-45-67', 'вх.', 'Бонусы', '5 мин'],
  ['01.02.2010', '9:55', 'Юрьева', 'вектор', '+7 495 7663613', 'факс', 'Цены', ''],
  ['02.02.2010', '10:05', 'Хан', 'Альфа (Тула)', '', 'исх.', 'Бонусы', '0:02:10'],
];

describe('a log of communications', () => {
  it('is known by the words of its header', () => {
    const header = ['Дата', 'Время', 'Оператор', 'Компания', 'Тел.', 'Тип', 'Тема', 'Длит.'];
    expect(recognised([header, ...russian])).toMatchObject({
      kind: 'interactions',
      headerFrom: 1,
      headerTo: 1,
      fields: [
        ...['occurredOn', 'occurredTime', 'operator', 'name', 'phone', 'channel', 'topic'],
        'duration',
      ],
    });
  });

  it('is known in English, below a title and with levels of its header', () => {
    const rows = [
      ['Call register, 2010'],
      ['', '', 'Other side', '', '', ''],
      ['Call date', 'Agent', 'Customer', 'Contact person', 'Direction', 'Notes'],
      ['2010-02-01 09:41', 'Khan', 'Alpha LLC', 'John', 'Inbound', '=urgent'],
      ['2010-02-01 10:41', 'Khan', 'Beta', 'Ann', 'Outbound', ''],
    ];
    expect(recognised(rows)).toMatchObject({
      kind: 'interactions',
      fields: ['occurredOn', 'operator', 'name', 'contact', 'direction', 'note'],
    });
  });

  it('tells day, time, channel and number by their cells where the header says nothing', () => {
    const header = ['A', 'B', 'Кто', 'Компания', 'D', 'E', 'F', 'G'];
    const { kind, fields } = recognised([header, ...russian]);
    expect({ kind, fields: [0, 1, 3, 4, 5].map((at) => fields[at]) }).toEqual({
      kind: 'interactions',
      fields: ['occurredOn', 'occurredTime', 'name', 'phone', 'channel'],
    });
  });

  it.each([
    'Напомнили про отчёт о закупках за квартал',
    'Сумма закупок за 1 кв. 2010, тыс. руб.',
    'Заявка на бонусы: 500 баллов',
    'Отчёт о продажах за январь 2010',
  ])('is a log whatever its first row is about: %s', (about) => {
    const header = ['Дата', 'Оператор', 'Компания', 'Тип', 'Перезвонить', 'Комментарий'];
    const rows = russian.map(([day = '', , who = '', company = '', , how = '']) =>
      [day, who, company, how, '', ''].with(5, about),
    );
    for (const name of ['Апрель 2010', 'Лист1']) {
      const isLog = { kind: 'interactions', headerFrom: 1, headerTo: 1 };
      expect(recognised([header, ...rows], name)).toMatchObject(isLog);
      // Days as bare numbers, and a single row.
      const bare = rows.map((cells, at) => cells.with(0, String(40_210 + at)));
      expect(recognised([header, ...bare], name)).toMatchObject(isLog);
      expect(recognised([header, ...rows.slice(0, 1)], name)).toMatchObject(isLog);
    }
  });

  it.each([
    ['a day', ['02.02.2010', '', 'Участники заболели']],
    ['a day without its year', ['2 фев', '', 'Участник не сможет приехать, ждёт']],
    ['a time', ['', '10:05', 'Сотрудник уволен']],
    ['a whole sentence', ['', '', `Участник не сможет приехать${', просит перенести'.repeat(2)}`]],
  ])('is no application although a row with %s speaks of participants', (_, said) => {
    const [day = '', time = '', remark = ''] = said;
    const rows = [
      ['Дата', 'Время', 'Оператор', 'Компания', 'Тип', 'Тема', 'Комментарий'],
      ['01.02.2010', '9:41', 'Хан', 'ООО «Ёлка»', 'вх.', 'Бонусы', ''],
      [day, time, 'Хан', 'Вектор', 'e-mail исх.', 'Тренинги', remark],
      ['03.02.2010', '9:55', 'Хан', 'Альфа (Тула)', 'исх.', 'Цены', ''],
    ];
    expect(recognised(rows)).toMatchObject({ kind: 'interactions', headerTo: 1 });
  });

  it('takes the channel from the title where no column has it', () => {
    const rows = [
      ['Дата', 'Время', 'Фирма', 'Тема'],
      ['01.02.2010', '9:41', 'Ёлка', 'Цены'],
      ['01.02.2010', '9:51', 'Вектор', 'Цены'],
    ];
    expect(recognised(rows, 'Входящие звонки')).toMatchObject({ kind: 'interactions' });
    expect(recognised(rows, 'Визиты')).not.toMatchObject({ kind: 'interactions' });
  });

  it.each([
    [
      'a register with the way in which one likes to be reached',
      [
        ['Партнёр', 'ИНН', 'Дата авторизации', 'Способ связи', 'Статус'],
        ['Ёлка', '7707083893', '01.02.2009', 'e-mail', 'авторизован'],
        ['Вектор', '7710140679', '01.03.2009', 'телефон', 'авторизован'],
      ],
    ],
    [
      'requests to spend points',
      [
        ['Дата', 'Реселлер', 'Баллы', 'Тип', 'Тема'],
        ['01.02.2010', 'Ёлка', '350', 'факс', 'Сувениры'],
        ['02.02.2010', 'Вектор', '150', 'факс', 'Семинар'],
      ],
    ],
    [
      'a list of topics',
      [
        ['Тема', '', 'Результат'],
        ['Бонусы', '', 'решено'],
        ['Цены', '', 'отказ'],
      ],
    ],
  ])('is not %s', (_what, rows) => {
    expect(recognised(rows)).not.toMatchObject({ kind: 'interactions' });
  });
});
