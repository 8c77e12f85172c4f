import { cities, type City } from '#domain/geo/cities.ts';
import { makeInn } from '#domain/reseller/inn.ts';
import type { NewRow } from '#db/write/entities.ts';
import type { Random } from './random.ts';
import {
  fathers,
  femaleNames,
  maleNames,
  nameParts,
  operators,
  positions,
  segments,
  streets,
  surnames,
} from './words.ts';

export type DemoReseller = {
  readonly reseller: NewRow<'reseller'>;
  readonly contacts: readonly { name: string; position: string }[];
  readonly phones: readonly { e164: string; extension: string | null }[];
  readonly emails: readonly string[];
};

/** The first cities of a region stand for its size: its centre has most of its companies. */
const cityWeights: readonly (readonly [City, number])[] = cities.map((city, index) => {
  const first = index === 0 || cities[index - 1]?.region !== city.region;
  if (city.name === 'Москва') return [city, 400];
  if (city.name === 'Санкт-Петербург') return [city, 180];
  return [city, first ? 12 : 2];
});

const cumulative: number[] = [];
for (const [, weight] of cityWeights) cumulative.push((cumulative.at(-1) ?? 0) + weight);

function pickCity(random: Random): City {
  const wanted = random.next() * (cumulative.at(-1) ?? 0);
  let low = 0;
  let high = cumulative.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cumulative[middle] ?? 0) > wanted) high = middle;
    else low = middle + 1;
  }
  return cityWeights[low]?.[0] ?? random.pick(cities);
}

/** A whole name as documents write it: surname, name, patronymic, of one gender. */
export function personName(random: Random): string {
  const female = random.chance(0.5);
  const surname = random.pick(surnames);
  const father = random.pick(fathers);
  return female
    ? `${surname}а ${random.pick(femaleNames)} ${father[1]}`
    : `${surname} ${random.pick(maleNames)} ${father[0]}`;
}

function companyName(random: Random): string {
  const first = random.pick(nameParts);
  const second = random.pick(nameParts);
  if (random.chance(0.12)) return `Фирма ${first} ${String(random.int(2, 99))}`;
  if (first === second) return `${first}-${String(random.int(2, 2000))}`;
  const suffix = random.chance(0.25) ? ` ${random.pick(nameParts)}` : '';
  return random.weighted([
    [`${first}-${second}${suffix}`, 5],
    [`${first} ${second}${suffix}`, 4],
    [`${first}${second.toLowerCase()}${suffix}`, 2],
  ]);
}

const legalForms = [
  ['ООО', 62],
  ['ИП', 22],
  ['АО', 8],
  ['ЗАО', 5],
  ['ПАО', 2],
  ['ОАО', 1],
] as const;

const statuses = [
  ['authorised', 40],
  ['candidate', 30],
  ['suspended', 9],
  ['refused', 8],
  ['expired', 6],
  ['submitted', 3],
  ['in-review', 3],
  ['documents-requested', 1],
] as const;

const levels = [
  ['gold', 1],
  ['silver', 3],
  ['bronze', 6],
] as const;

/** Cyrillic for addresses: e-mail names of companies are written in Latin letters. */
const latin: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'h',
  ц: 'c',
  ч: 'ch',
  ш: 'sh',
  щ: 'sch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
};

function mailDomain(name: string): string {
  return [...name.toLowerCase()].map((c) => latin[c] ?? (/[a-z0-9]/.test(c) ? c : '-')).join('');
}

function phoneOf(random: Random, city: City): string {
  const code = random.chance(0.3)
    ? random.pick(['903', '905', '910', '916', '925', '926'])
    : city.areaCode;
  const first = String(random.int(2, 9));
  return `+7${code}${first}${random.digits(9 - code.length)}`;
}

function date(random: Random, from: number, to: number): string {
  return new Date(random.int(from, to)).toISOString().slice(0, 10);
}

/** One invented reseller with its people, numbers and addresses; `until` is the newest instant. */
export function makeReseller(random: Random, until: number): DemoReseller {
  const city = pickCity(random);
  const legalForm = random.weighted(legalForms);
  const trader = legalForm === 'ИП';
  const name = trader ? personName(random) : companyName(random);
  const region = String(random.int(1, 89)).padStart(2, '0');
  const inn = makeInn(region + random.digits(trader ? 8 : 7));
  const status = random.weighted(statuses);
  const wasAuthorised = status === 'authorised' || status === 'suspended' || status === 'expired';
  const domain = mailDomain(name.split(' ').slice(0, 2).join('-'));
  const contacts = Array.from(
    {
      length: random.weighted([
        [1, 6],
        [2, 3],
        [3, 1],
      ]),
    },
    () => ({
      name: personName(random),
      position: random.pick(positions),
    }),
  );
  return {
    reseller: {
      name,
      legalForm,
      writtenName: trader ? `ИП ${name}` : `${legalForm} «${name}»`,
      inn,
      innWritten: inn,
      kpp: trader ? null : `${inn.slice(0, 4)}01001`,
      city: city.name,
      region: city.region,
      address: `ул. ${random.pick(streets)}, д. ${String(random.int(1, 180))}`,
      status,
      statusReason:
        status === 'suspended' ? 'долг по отчётам' : status === 'refused' ? 'нет сервиса' : null,
      authorisedOn: wasAuthorised ? date(random, Date.UTC(2008, 0, 1), until) : null,
      level: wasAuthorised && random.chance(0.7) ? random.weighted(levels) : null,
      manager: random.pick(operators),
      segment: random.chance(0.2) ? random.pick(segments) : null,
      note: random.chance(0.1) ? 'звонить после 12' : null,
      hiddenInSource: 0,
    },
    contacts,
    phones: Array.from(
      {
        length: random.weighted([
          [1, 6],
          [2, 3],
          [3, 1],
        ]),
      },
      () => ({
        e164: phoneOf(random, city),
        extension: random.chance(0.05) ? random.digits(3) : null,
      }),
    ),
    emails: random.chance(0.9)
      ? [
          `${random.pick(['info', 'zakaz', 'office', 'sale', 'mail'])}${String(random.int(1, 9999))}@${domain}.example`,
        ]
      : [],
  };
}
