import { regionsEast } from './regions-east.ts';
import { regionsWest } from './regions-west.ts';
import type { RegionData } from './region-data.ts';

/** A known city with what follows from where it lies. */
export interface City {
  readonly name: string;
  readonly region: string;
  readonly timeZone: string;
  readonly areaCode: string;
}

/** All regions, west to east. */
export const regions: readonly RegionData[] = [...regionsWest, ...regionsEast];

/** All known cities, by region; a name may stand in two regions. */
export const cities: readonly City[] = regions.flatMap((region) =>
  region.cities.split(', ').map((entry) => {
    const space = entry.lastIndexOf(' ');
    return {
      name: entry.slice(0, space),
      region: region.name,
      timeZone: region.timeZone,
      areaCode: entry.slice(space + 1),
    };
  }),
);

/** Other spellings of cities, as search keys. */
export const cityAliases: ReadonlyMap<string, string> = new Map([
  ['спб', 'Санкт-Петербург'],
  ['с пб', 'Санкт-Петербург'],
  ['с петербург', 'Санкт-Петербург'],
  ['санкт петерб', 'Санкт-Петербург'],
  ['петербург', 'Санкт-Петербург'],
  ['питер', 'Санкт-Петербург'],
  ['ленинград', 'Санкт-Петербург'],
  ['saint petersburg', 'Санкт-Петербург'],
  ['st petersburg', 'Санкт-Петербург'],
  ['мск', 'Москва'],
  ['moscow', 'Москва'],
  ['ростов на д', 'Ростов-на-Дону'],
  ['ростов н д', 'Ростов-на-Дону'],
  ['ростов н дону', 'Ростов-на-Дону'],
  ['н новгород', 'Нижний Новгород'],
  ['нижн новгород', 'Нижний Новгород'],
  ['ннов', 'Нижний Новгород'],
  ['нижний', 'Нижний Новгород'],
  ['в новгород', 'Великий Новгород'],
  ['новгород', 'Великий Новгород'],
  ['ек бург', 'Екатеринбург'],
  ['е бург', 'Екатеринбург'],
  ['екб', 'Екатеринбург'],
  ['екат', 'Екатеринбург'],
  ['свердловск', 'Екатеринбург'],
  ['н тагил', 'Нижний Тагил'],
  ['н челны', 'Набережные Челны'],
  ['наб челны', 'Набережные Челны'],
  ['челны', 'Набережные Челны'],
  ['новосиб', 'Новосибирск'],
  ['нск', 'Новосибирск'],
  ['комсомольск на ам', 'Комсомольск-на-Амуре'],
  ['комсомольск н а', 'Комсомольск-на-Амуре'],
  ['петропавловск камч', 'Петропавловск-Камчатский'],
  ['п камчатский', 'Петропавловск-Камчатский'],
  ['ю сахалинск', 'Южно-Сахалинск'],
  ['южно сах', 'Южно-Сахалинск'],
  ['к уральский', 'Каменск-Уральский'],
  ['мин воды', 'Минеральные Воды'],
  ['минводы', 'Минеральные Воды'],
  ['н уренгой', 'Новый Уренгой'],
  ['ст оскол', 'Старый Оскол'],
  ['с посад', 'Сергиев Посад'],
  ['о зуево', 'Орехово-Зуево'],
  ['в волочек', 'Вышний Волочёк'],
  ['в луки', 'Великие Луки'],
  ['влад восток', 'Владивосток'],
]);
