import { describe, expect, it } from 'vitest';
import { areaCodeFor, canonicalCity, cityTimeZone, isKnownCity } from '#domain/geo/city.ts';
import { cities, cityAliases, regions } from '#domain/geo/cities.ts';

describe('canonicalCity', () => {
  it.each([
    ['г. Москва', 'Москва', 'г. Москва'],
    ['МОСКВА', 'Москва', 'г. Москва'],
    ['Москва ', 'Москва', 'г. Москва'],
    ['г.ОРЕЛ', 'Орёл', 'Орловская область'],
    ['город Тверь', 'Тверь', 'Тверская область'],
    ['СПб', 'Санкт-Петербург', 'г. Санкт-Петербург'],
    ['С.-Петербург', 'Санкт-Петербург', 'г. Санкт-Петербург'],
    ['Питер', 'Санкт-Петербург', 'г. Санкт-Петербург'],
    ['Н. Новгород', 'Нижний Новгород', 'Нижегородская область'],
    ['Ек-бург', 'Екатеринбург', 'Свердловская область'],
    ['Ростов на Дону', 'Ростов-на-Дону', 'Ростовская область'],
    ['КОМСОМОЛЬСК-НА-АМУРЕ', 'Комсомольск-на-Амуре', 'Хабаровский край'],
    ['Московская обл., г. Балашиха', 'Балашиха', 'Московская область'],
    ['Куйбышев (Новосибирская обл.)', 'Куйбышев', 'Новосибирская область'],
    ['Балашиха г', 'Балашиха', 'Московская область'],
    ['Троицк', 'Троицк', null],
    ['Троицк, Челябинская обл.', 'Троицк', 'Челябинская область'],
    ['г. Петушки, Владимирская обл.', 'Петушки', 'Владимирская область'],
    ['ВЕРХНЯЯ ТУРА', 'Верхняя Тура', null],
    ['КОМАРОВО-НА-РЕКЕ', 'Комарово-на-Реке', null],
    ['деревня Гадюкино', 'Деревня Гадюкино', null],
    ['', '', null],
  ])('reads %j', (raw, city, region) => {
    expect(canonicalCity(raw)).toEqual({ city, region });
  });

  it('knows cities of every region, by every alias', () => {
    expect(regions.length).toBeGreaterThanOrEqual(83);
    expect(cities.length).toBeGreaterThanOrEqual(220);
    for (const city of cities) {
      expect(canonicalCity(`г. ${city.name.toUpperCase()}`).city).toBe(city.name);
      expect(city.areaCode).toMatch(/^[348]\d{2,4}$/);
      expect(() => new Intl.DateTimeFormat('en', { timeZone: city.timeZone })).not.toThrow();
    }
    for (const [alias, name] of cityAliases) expect(canonicalCity(alias).city).toBe(name);
  });

  it('tells a city from another word', () => {
    expect(isKnownCity('г. Находка')).toBe(true);
    expect(isKnownCity('и копыта')).toBe(false);
  });
});

describe('cityTimeZone', () => {
  it('goes by the city, the region beside it, or the region alone', () => {
    expect(cityTimeZone('Самара', null)).toBe('Europe/Samara');
    expect(cityTimeZone('Троицк', 'Челябинская обл.')).toBe('Asia/Yekaterinburg');
    expect(cityTimeZone('Троицк', null)).toBeNull();
    expect(cityTimeZone('Посёлок', 'Приморский край')).toBe('Asia/Vladivostok');
    expect(cityTimeZone('Париж', null)).toBeNull();
  });
});

describe('areaCodeFor', () => {
  it('takes the code that completes the number to ten digits', () => {
    expect(areaCodeFor('Рыбинск', null, 6)).toBe('4855');
    expect(areaCodeFor('Ливны', null, 6)).toBe('4862');
    expect(areaCodeFor('Ливны', null, 5)).toBe('48677');
    expect(areaCodeFor('Москва', null, 5)).toBeNull();
  });
});
