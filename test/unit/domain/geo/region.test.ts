import { describe, expect, it } from 'vitest';
import { regions } from '#domain/geo/cities.ts';
import { canonicalRegion, districtOf, districts, recogniseDistrict } from '#domain/geo/region.ts';

describe('canonicalRegion', () => {
  it.each([
    ['Москва', 'г. Москва'],
    ['г Москва', 'г. Москва'],
    ['Московская обл.', 'Московская область'],
    ['МОСКОВСКАЯ ОБЛАСТЬ', 'Московская область'],
    ['Респ. Татарстан', 'Республика Татарстан'],
    ['Татарстан Респ', 'Республика Татарстан'],
    ['Алтайский кр.', 'Алтайский край'],
    ['Алтай', 'Республика Алтай'],
    ['ХМАО-Югра', 'Ханты-Мансийский автономный округ — Югра'],
    ['Якутия', 'Республика Саха (Якутия)'],
    ['Чувашия', 'Чувашская Республика'],
    ['Марсианская область', null],
    ['область', null],
    ['', null],
  ])('reads %j', (raw, region) => {
    expect(canonicalRegion(raw)).toBe(region);
  });

  it('leaves every full name as it is', () => {
    for (const { name } of regions) expect(canonicalRegion(name.toUpperCase())).toBe(name);
  });
});

describe('districts', () => {
  it.each([
    ['Центральный ФО', 'Центральный федеральный округ'],
    ['ЦФО', 'Центральный федеральный округ'],
    ['северо-западный федеральный округ', 'Северо-Западный федеральный округ'],
    ['СКФО', 'Северо-Кавказский федеральный округ'],
    ['Уральский округ', 'Уральский федеральный округ'],
    ['Центральный', null],
    ['ООО Центральный ФО', null],
    ['Итого по округу: 709', null],
  ])('reads the divider %j', (text, district) => {
    expect(recogniseDistrict(text)).toBe(district);
  });

  it('hold every region, and Buryatia by the day that is asked for', () => {
    for (const { name } of regions) expect(districts).toContain(districtOf(name));
    expect(districtOf('Республика Бурятия', '2010-12-31')).toBe('Сибирский федеральный округ');
    expect(districtOf('Республика Бурятия')).toBe('Дальневосточный федеральный округ');
    expect(districtOf('Марс')).toBeNull();
  });
});
