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

  it('leaves out counts whose word stands behind or before', () => {
    expect(kindOf('Москва Итог', '12')).toBe('subtotal');
    expect(kindOf('Кол-во реселлеров', '120')).toBe('subtotal');
    expect(kindOf('Реселлеров в списке', '120')).not.toBe('data');
  });
});
