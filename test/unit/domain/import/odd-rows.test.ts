import { describe, expect, it } from 'vitest';
import { recogniseSheet } from '#domain/import/recognise-sheet.ts';
import { RowSorter } from '#domain/import/row-kind.ts';
import { makeInn } from '#domain/reseller/inn.ts';

const data = ['770123456', '781234567', '502912345'].map((start, index) => [
  `ООО "Ромашка ${String(index)}"`,
  makeInn(start),
  `8-495-123-45-6${String(index)}`,
  `info${String(index)}@example.ru`,
  '12.03.2007',
]);

function sheet(...heads: readonly (readonly string[])[]) {
  const rows = [...heads, ...data].map((cells, index) => ({ number: index + 1, cells }));
  return recogniseSheet({ rows, merges: [] });
}

describe('recogniseSheet', () => {
  it('takes the second line of a header that stands in cells of its own', () => {
    const found = sheet(
      ['Наименование', 'ИНН', 'Телефон', 'Электронная', 'Дата'],
      ['организации', 'организации', 'с кодом', 'почта', 'авторизации'],
    );
    expect(found).toMatchObject({ kind: 'resellers', headerFrom: 1, headerTo: 2 });
    expect(found.columns.map((column) => column.field)).toEqual([
      'name',
      'inn',
      'phone',
      'email',
      'authorisedOn',
    ]);
  });

  it('takes no row for a level of the header whose remark speaks of the purchases of a month', () => {
    const rows = [
      ['Наименование', 'Город', 'Статус', 'Сегмент', 'Примечание'],
      ['ООО «Ёлка»', 'Тула', 'да', '', 'Отчёт о закупках за январь 2010'],
      ['Вектор', 'Тверь', 'нет', '', ''],
      ['Парус', 'Тула', 'да', '', ''],
    ].map((cells, index) => ({ number: index + 1, cells }));
    const found = recogniseSheet({ name: 'Апрель 2010', rows, merges: [] });
    expect(found).toMatchObject({ kind: 'resellers', headerFrom: 1, headerTo: 1 });
  });

  it('finds no register in an instruction on how to fill one in', () => {
    const rows = [
      ['Как заполнять реестр'],
      ['1.', 'Наименование', 'Полное наименование организации'],
      ['2.', 'ИНН', '10 или 12 цифр'],
      ['3.', 'Статус', 'да, нет или приост.'],
      ['4.', 'Город', 'без сокращений'],
    ].map((cells, index) => ({ number: index + 1, cells }));
    expect(recogniseSheet({ rows, merges: [] }).kind).toBeNull();
  });
});

describe('recogniseSheet beside columns that look alike', () => {
  const fieldsOf = (heads: readonly string[], row: readonly string[]) => {
    const rows = [heads, row, row, row].map((cells, index) => ({ number: index + 1, cells }));
    return recogniseSheet({ rows, merges: [] }).columns.map((column) => column.field);
  };
  const inn = makeInn('770123456');

  it('takes the beginning of an authorisation, not its end', () => {
    const heads = ['Партнёр', 'ИНН', 'Дата начала авторизации', 'Дата окончания авторизации'];
    const row = ['ООО Альфа', inn, '12.03.2007', '31.12.2011'];
    expect(fieldsOf(heads, row)).toEqual(['name', 'inn', 'authorisedOn', 'ignore']);
    expect(fieldsOf(['Партнёр', 'ИНН', 'Авторизован с', 'Авторизован по'], row)).toEqual([
      'name',
      'inn',
      'authorisedOn',
      'ignore',
    ]);
  });

  it('keeps a column with a few broken dates before one without', () => {
    const heads = ['Партнёр', 'ИНН', 'Дата авторизации', 'Дата присвоения статуса'];
    const rows = [
      heads,
      ...['12.03.2007', 'май 2009', '01.02.2008', '03.02.2008', '04.02.2008'].map((date) => [
        'ООО Альфа',
        inn,
        date,
        '31.12.2010',
      ]),
    ].map((cells, index) => ({ number: index + 1, cells }));
    const { columns } = recogniseSheet({ rows, merges: [] });
    expect(columns.map((column) => column.field)).toEqual([
      'name',
      'inn',
      'authorisedOn',
      'ignore',
    ]);
  });

  it('leaves out the telephone of our own manager', () => {
    const heads = ['Партнёр', 'ИНН', 'Телефон', 'Менеджер', 'Телефон менеджера'];
    const row = ['ООО Альфа', inn, '(495) 123-45-67', 'Ким Е.', '(495) 765-43-21'];
    expect(fieldsOf(heads, row)).toEqual(['name', 'inn', 'phone', 'manager', 'ignore']);
  });

  it('reads a column `State` by what stands in it', () => {
    const row = ['ООО Альфа', inn, 'приостановлен'];
    expect(fieldsOf(['Partner', 'VAT No.', 'State'], row)).toEqual(['name', 'inn', 'status']);
  });
});

describe('RowSorter', () => {
  const sorter = new RowSorter(
    [
      { column: 0, field: 'number' },
      { column: 1, field: 'name' },
      { column: 2, field: 'inn' },
      { column: 3, field: 'city' },
    ],
    new Map([
      [0, '№'],
      [1, 'Наименование'],
      [2, 'ИНН'],
      [3, 'Город'],
    ]),
    1,
    [],
  );
  const kindOf = (...cells: readonly string[]) => sorter.kindOf(9, cells);

  it('leaves out the numbers of the columns on every page', () => {
    expect(kindOf('7', 'ООО Альфа', '7701234567', 'Москва')).toBe('data');
    expect(kindOf('№', 'Наименование', 'ИНН', 'Город')).toBe('header');
    expect(kindOf('1', '2', '3', '4')).toBe('numbering');
  });

  it('leaves out the letters of the columns of an official form', () => {
    expect(kindOf('А', 'Б', 'В', 'Г')).toBe('numbering');
    expect(kindOf('А', 'Б', '1', '2')).toBe('numbering');
  });

  it('leaves out numbered sections and what stands below the table', () => {
    expect(kindOf('II.', 'Тверская область')).toBe('divider');
    expect(kindOf('', 'Руководитель отдела', '____________', 'Иванов И.И.')).toBe('signature');
    expect(kindOf('', 'тел.', '(495) 111-22-33')).toBe('signature');
    expect(kindOf('', 'Дата:', '31.12.2010')).toBe('signature');
    expect(kindOf('', '', 'см. письмо от 12.03.2010')).toBe('divider');
    expect(kindOf('8', 'Телефон-Сервис', '7701234567', 'Москва')).toBe('data');
  });

  it('leaves out counts whose word stands behind or before', () => {
    expect(kindOf('Москва Итог', '12')).toBe('subtotal');
    expect(kindOf('Кол-во реселлеров', '120')).toBe('subtotal');
    expect(kindOf('Реселлеров в списке', '120')).not.toBe('data');
    expect(kindOf('', 'из них золотых', '12')).toBe('subtotal');
    expect(kindOf('', 'Тверская область', '', '25')).toBe('divider');
    expect(kindOf('12', 'Ромашка')).toBe('data');
  });
});
