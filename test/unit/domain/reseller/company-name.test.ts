import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCompanyName } from '#domain/reseller/company-name.ts';
import { sharedDir } from '../../../support/paths.ts';

describe('parseCompanyName', () => {
  it.each([
    ['Норд Партнёр, ООО', 'ООО', 'Норд Партнёр'],
    ['ООО «Эталон-Импульс»', 'ООО', 'Эталон-Импульс'],
    ['ПБОЮЛ "Сергеев Артем Данилович"', 'ПБОЮЛ', 'Сергеев Артем Данилович'],
    ['ООО Фирма Норд 27', 'ООО', 'Фирма Норд 27'],
    ['Общество с ограниченной ответственностью "Ромашка"', 'ООО', 'Ромашка'],
    ['ОБЩЕСТВО С ОГРАНИЧЕННОЙ ОТВЕТСТВЕННОСТЬЮ «РОМАШКА»', 'ООО', 'РОМАШКА'],
    ['Ромашка, общество с ограниченной ответственностью', 'ООО', 'Ромашка'],
    ['Индивидуальный предприниматель Иванов И.И.', 'ИП', 'Иванов И.И.'],
    ['Закрытое акционерное общество Юг', 'ЗАО', 'Юг'],
    ['"Ромашка" (ООО)', 'ООО', 'Ромашка'],
    ['О.О.О. Ромашка', 'ООО', 'Ромашка'],
    ['З А О "Юг"', 'ЗАО', 'Юг'],
    ['OOO "Latin"', 'ООО', 'Latin'],
    ['3AO Север', 'ЗАО', 'Север'],
    ['ип иванов', 'ИП', 'иванов'],
    ['ОАО ""Ресурс-Лидер""', 'ОАО', 'Ресурс-Лидер'],
    ['ООО "Фирма "Норд""', 'ООО', 'Фирма "Норд"'],
    ['ООО «Фирма «Норд»', 'ООО', 'Фирма "Норд"'],
    ['ООО „Норд“', 'ООО', 'Норд'],
    ["ООО ''Норд''", 'ООО', 'Норд'],
    ['ООО"Норд"', 'ООО', 'Норд'],
    ['  "ООО   Норд   27" ', 'ООО', 'Норд 27'],
    ['«Норд» ООО', 'ООО', 'Норд'],
    ['ООО - Норд', 'ООО', 'Норд'],
    ['ООО ТД "Север"', 'ООО', 'ТД "Север"'],
    ['Acme Ltd.', 'Ltd', 'Acme'],
    ['Foo Co., Ltd', 'Ltd', 'Foo'],
    ['Müller GmbH', 'GmbH', 'Müller'],
    ['ПК "Восход"', 'ПК', 'Восход'],
    ['Мир ПК', null, 'Мир ПК'],
    ['ПК Сервис', null, 'ПК Сервис'],
    ['"Альфа" и "Омега"', null, '"Альфа" и "Омега"'],
    ["O'Кей", null, "O'Кей"],
    ['ООО', null, 'ООО'],
    ['', null, ''],
  ])('reads %j', (raw, legalForm, name) => {
    expect(parseCompanyName(raw)).toMatchObject({ legalForm, name });
  });

  it('keeps a hyphen and a space apart, except in the loose key', () => {
    const hyphen = parseCompanyName('ООО "Альфа-Вектор"');
    const space = parseCompanyName('АЛЬФА ВЕКТОР, ЗАО');
    expect(hyphen.nameKey).not.toBe(space.nameKey);
    expect(hyphen.looseNameKey).toBe(space.looseNameKey);
  });

  it('gives one key to one name in any case, quotes, form and with ё or е', () => {
    const keys = [
      'ООО «Партнёр-Сигма»',
      'ПАРТНЕР - СИГМА',
      '"партнёр-сигма", ОАО',
      'Пaртнёр–Сигма',
    ].map((raw) => parseCompanyName(raw).nameKey);
    expect(new Set(keys).size).toBe(1);
  });

  it('takes a city in brackets for the place, and other brackets for the name', () => {
    expect(parseCompanyName('Сервис Принт (Находка)')).toMatchObject({
      name: 'Сервис Принт',
      place: 'Находка',
    });
    expect(parseCompanyName('«Линк» (г. Златоуст), ООО')).toMatchObject({
      name: 'Линк',
      legalForm: 'ООО',
      place: 'Златоуст',
    });
    expect(parseCompanyName('Рога (и копыта)')).toMatchObject({
      name: 'Рога (и копыта)',
      place: null,
    });
  });

  it('never throws and never loses all of a text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ОoО"«», ()-.АБв1') }), (raw) => {
        const parsed = parseCompanyName(raw);
        if (/[\p{L}\p{N}]/u.test(raw)) expect(parsed.name).not.toBe('');
      }),
    );
  });

  it('reads the names of the accounting export as the oracle does', () => {
    const folder = join(sharedDir, 'legacy');
    const csv = new TextDecoder('windows-1251').decode(
      readFileSync(join(folder, '1С контрагенты.csv')),
    );
    const oracle = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as {
      resellers: { sample: { inn: string; brand: string; legalForm: string }[] };
    };
    const byInn = new Map(oracle.resellers.sample.map((reseller) => [reseller.inn, reseller]));
    let compared = 0;
    for (const line of csv.split(/\r?\n/)) {
      const [, rawName = '', inn = ''] = line.split(';');
      const expected = byInn.get(inn);
      if (!expected) continue;
      compared += 1;
      const parsed = parseCompanyName(rawName.replace(/^"|"$/g, '').replaceAll('""', '"'));
      expect([parsed.name, parsed.legalForm]).toEqual([expected.brand, expected.legalForm]);
    }
    expect(compared).toBeGreaterThan(10);
  });
});
