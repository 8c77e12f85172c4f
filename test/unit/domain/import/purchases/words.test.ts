import { describe, expect, it } from 'vitest';
import { readFactHeader } from '#domain/import/purchases/fact-header.ts';
import { readMonthWord, withoutDates, yearsIn } from '#domain/import/purchases/month-words.ts';
import { readContext } from '#domain/import/purchases/report-context.ts';
import { readSum, readUnit, withoutUnit } from '#domain/import/purchases/report-unit.ts';

describe('a month in a header', () => {
  it.each([
    ['Январь 2011', 1, 2011, ''],
    ['ФЕВРАЛЬ', 2, null, ''],
    ['мар.11', 3, 2011, ''],
    ["Apr'09", 4, 2009, ''],
    ['Май 2011 г.', 5, 2011, ''],
    ['2011 июнь', 6, 2011, ''],
    ['July, 2011', 7, 2011, ''],
    ['08.2011', 8, 2011, ''],
    ['2011-09', 9, 2011, ''],
    ['01.10.2011', 10, 2011, ''],
    ['30.11.2011', 11, 2011, ''],
    ['Закупки за декабрь 2011 года', 12, 2011, 'Закупки за'],
    ['МФУ A4 (янв 11)', 1, 2011, 'МФУ A4'],
    ['Принтеры, 02.2011', 2, 2011, 'Принтеры'],
  ])('is read: %s', (text, month, year, rest) => {
    expect(readMonthWord(text)).toEqual({ month, year, rest });
  });

  it.each([
    ...['Маркеры', 'Сенсоры', 'Декор', 'на 31 марта 2011', 'Мартен', 'Novelties'],
    ...['Mayflower', '13.2011', '05.04.2011', '1.10', 'A4', '2011'],
  ])('is not: %s', (text) => {
    expect(readMonthWord(text)).toBeNull();
  });

  it('is not taken from the date of a print, nor is its year', () => {
    expect(yearsIn(withoutDates('Отчёт за 2010 год от 15 января 2011, 16.01.2011'))).toEqual([
      2010,
    ]);
    expect(readMonthWord(withoutDates('Сформирован 5 апреля 2011 г.'))).toBeNull();
  });
});

describe('the unit of a sheet', () => {
  it.each([
    [['Отчёт о закупках, тыс. у.е.'], 3, 'USD', true],
    [['Продажи, тыс.руб.'], 3, 'RUB', true],
    [['Purchases, kUSD'], 3, 'USD', true],
    [['Sales', 'in EUR million'], 6, 'EUR', true],
    [['Закупки в рублях'], 0, 'RUB', true],
    [['Закупки, у.е. по курсу 30 руб.'], 0, 'USD', true],
    [['Закупки, в миллионах рублей'], 6, 'RUB', true],
    [['ООО «Миллион»'], 0, 'RUB', false],
    [['Закупки'], 0, 'RUB', false],
    [['Тысячелистник'], 0, 'RUB', false],
  ] as const)('is read from %j', (texts, zeros, currency, named) => {
    expect(readUnit(texts)).toEqual({ zeros, currency, named });
  });

  it.each([
    ['Принтеры, тыс. руб.', 'Принтеры'],
    ['МФУ A4 (в тыс. у.е.)', 'МФУ A4'],
    ['тыс. руб.', ''],
    ['Рубильники', 'Рубильники'],
    ['Принтеры, миллионов рублей', 'Принтеры'],
  ])('is taken out of the header %s', (text, bare) => {
    expect(withoutUnit(text)).toBe(bare);
  });
});

describe('a sum', () => {
  const rub = { zeros: 0, currency: 'RUB', named: true } as const;
  const thousands = { ...rub, zeros: 3 } as const;

  it.each([
    ['35.956', thousands, 3_595_600],
    ['76,739', thousands, 7_673_900],
    ['1 234,5', thousands, 123_450_000],
    ['9007199254.74099', thousands, 900_719_925_474_099],
    ['0.00001', thousands, 1],
    ['1 234,56 руб.', rub, 123_456],
    ['2,5 тыс. руб.', rub, 250_000],
    ['2,5 миллиона рублей', rub, 250_000_000],
    ['(10)', rub, -1000],
    ['0.1', { ...rub, zeros: 6 }, 10_000_000],
  ] as const)('of %s is exact', (text, unit, minor) => {
    expect(readSum(text, unit)).toEqual({ ok: true, value: minor });
  });

  it.each(['#N/A', 'много', '1,234', '12.01.2011'])('is not guessed from %s', (text) => {
    expect(readSum(text, rub)).toMatchObject({ ok: false });
  });
});

describe('the title of a report', () => {
  const contextOf = (...titles: readonly string[][]) =>
    readContext(
      'Лист1',
      titles.map((cells, at) => ({ number: at + 1, cells })),
      [],
    );

  it.each([
    [['Дистрибьютор: ТД «Север»'], 'ТД «Север»'],
    [['Дистрибьютор ТД «Север»'], 'ТД «Север»'],
    [['', 'Поставщик', '', 'Мерлион'], 'Мерлион'],
    [['Закупки у дистрибьютора: OCS'], 'OCS'],
    [['Закупки у всех дистрибьюторов'], null],
  ])('names the distributor in %j', (cells, distributor) => {
    expect(contextOf(cells).distributor).toBe(distributor);
  });

  it('names a year or a month only when there is a single one', () => {
    expect(contextOf(['Закупки за март 2011 г.'])).toMatchObject({ year: 2011, month: '2011-03' });
    expect(contextOf(['Январь – март 2011'])).toMatchObject({ year: 2011, month: null });
    expect(contextOf(['Закупки 2010 и 2011'])).toMatchObject({ year: null, month: null });
    expect(contextOf(['Закупки, март'], ['2011 год'])).toMatchObject({ month: '2011-03' });
  });
});

describe('the header of a column of sums', () => {
  it.each([
    ['Январь 2011 / Принтеры', { month: '2011-01', group: 'Принтеры', total: false }],
    ['Принтеры / Янв', { month: '2010-01', group: 'Принтеры', total: false }],
    ['2011 / Март / МФУ, тыс. руб.', { month: '2011-03', group: 'МФУ', total: false }],
    ['1 кв. 2011 / Февраль / ЗИП', { month: '2011-02', group: 'ЗИП', total: false }],
    ['Февраль 2011 / Итого', { month: '2011-02', group: null, total: true }],
    ['Итого / ЗИП', { month: null, group: 'ЗИП', total: true }],
    ['1 квартал', { month: null, group: null, total: true }],
    ['Сумма закупок, руб.', { month: null, group: null, total: false }],
    ['Закупки по товарным группам / Картриджи', { month: null, group: 'Картриджи', total: false }],
  ])('says of %s what it does', (header, said) => {
    expect(readFactHeader(header, 2010)).toMatchObject(said);
  });
});
