import { describe, expect, it } from 'vitest';
import type { RegisterField } from '#domain/import/fields.ts';
import { rowJudge } from '#domain/import/judge-row.ts';

const around = { region: null, city: null, hidden: false };

function read(field: RegisterField, cell: string) {
  const columns = [
    { column: 0, field: 'name' as const },
    { column: 1, field },
  ];
  return rowJudge(columns, 'resellers')(['ООО Альфа', cell], around);
}

describe('a cell with person, number and address', () => {
  it.each(['phone', 'email', 'contact'] as const)('is shared out in a column of %s', (field) => {
    const cell =
      'Иванов Иван Петрович, тел. 8-495-123-45-67, 8-4852-12-34-56; e-mail: ivanov@mail.ru';
    const { record, problems } = read(field, cell);
    expect(problems).toEqual([]);
    expect(record.phones.map((phone) => phone.e164)).toEqual(['+74951234567', '+74852123456']);
    expect(record.emails).toEqual(['ivanov@mail.ru']);
    expect(record.contacts).toEqual([{ name: 'Иванов Иван Петрович', position: null }]);
  });

  it('keeps the extension with its number', () => {
    const { record } = read('contact', 'Петрова А.С. (495) 123-45-67, доб. 12');
    expect(record.phones).toMatchObject([{ e164: '+74951234567', extension: '12' }]);
    expect(record.contacts.map((contact) => contact.name)).toEqual(['Петрова А.С.']);
  });

  it('is refused for the address in it that is broken', () => {
    const { problems } = read('contact', 'Иванов И.И., 8-495-123-45-67, ivanov@');
    expect(problems).toMatchObject([{ field: 'email', code: 'email', value: 'ivanov@' }]);
  });

  it('stays a broken address where no number is in it', () => {
    expect(read('email', 'petrov.mail.ru').problems).toMatchObject([
      { code: 'email', value: 'petrov.mail.ru' },
    ]);
  });

  it('is a person where nothing else is in it', () => {
    expect(read('contact', 'Ким Е., отдел 12').record.contacts).toEqual([
      { name: 'Ким Е., отдел 12', position: null },
    ]);
  });
});

it.each(['phone', 'email', 'contact', 'inn'] as const)('words for nothing are no %s', (field) => {
  for (const cell of ['не указан', 'отсутствует', 'Нет данных', 'б/н']) {
    const { record, problems } = read(field, cell);
    expect([cell, problems, record.contacts]).toEqual([cell, [], []]);
  }
});

describe('a column of city and region together', () => {
  it.each([
    ['Лиски, Воронежская область', 'Лиски', 'Воронежская область'],
    ['Новосибирская обл., г. Куйбышев', 'Куйбышев', 'Новосибирская область'],
    ['Куйбышев (Новосибирская обл.)', 'Куйбышев', 'Новосибирская область'],
    ['Воронежская обл.', null, 'Воронежская область'],
    ['Заречье', null, 'Заречье'],
  ])('is parted: %j', (cell, city, region) => {
    expect(read('region', cell).record).toMatchObject({ city, region });
  });
});

describe('a register without a column for the city', () => {
  it.each([
    ['150000, Ярославская обл., г. Рыбинск, ул. Мира, д. 5', 'Рыбинск', 'Ярославская область'],
    ['Новосибирская область, г.Куйбышев, ул. Ленина, 1', 'Куйбышев', 'Новосибирская область'],
    ['Орловская обл. г. Ливны ул. Мира 3', 'Ливны', 'Орловская область'],
    ['г. Москва, ул. Рязанская, д. 1', 'Москва', 'г. Москва'],
    ['ул. Московская, д. 43', null, null],
  ])('takes it from the address %j', (address, city, region) => {
    expect(read('address', address).record).toMatchObject({ city, region, address });
  });
});
