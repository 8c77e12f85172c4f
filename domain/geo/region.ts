import { searchKey } from '../text/search-key.ts';
import type { DistrictName } from './region-data.ts';
import { regions } from './cities.ts';

/** The federal districts by their full names. */
export const districts: readonly string[] = [
  'Центральный',
  'Северо-Западный',
  'Южный',
  'Северо-Кавказский',
  'Приволжский',
  'Уральский',
  'Сибирский',
  'Дальневосточный',
].map(fullDistrictName);

const MOVED_ON = '2018-11-04';

function fullDistrictName(name: string): string {
  return `${name} федеральный округ`;
}

const districtByKey = new Map<string, string>();
for (const district of districts) {
  const first = searchKey(district.slice(0, district.indexOf(' ')));
  for (const tail of ['федеральный округ', 'фо', 'округ', 'фед округ', 'федер округ']) {
    districtByKey.set(`${first} ${tail}`, district);
  }
  const initials = first
    .split(' ')
    .map((word) => word.charAt(0))
    .join('');
  districtByKey.set(`${initials}фо`, district);
}

const regionWords = new Set([
  'область',
  'обл',
  'республика',
  'респ',
  'край',
  'кр',
  'автономная',
  'автономный',
  'авт',
  'округ',
  'окр',
  'ао',
  'аобл',
  'аокр',
  'г',
  'гор',
  'город',
  'российская',
  'федерация',
  'россия',
]);
// Longer than any real name of a region: texts beyond it are looked at no further.
const LONGEST_NAME = 60;

function stemKey(raw: string): string {
  const key = searchKey(raw);
  if (!key.includes(' ')) return key;
  return key
    .split(' ')
    .filter((word) => !regionWords.has(word))
    .join(' ');
}

const regionByName = new Map(regions.map((region) => [region.name, region]));
const nameByStem = new Map<string, string>();
for (const region of regions) {
  nameByStem.set(stemKey(region.name), region.name);
  for (const alias of region.aliases ?? []) nameByStem.set(alias, region.name);
}

/** The region's name in full (`Московская обл.` → `Московская область`), or null if it is none that is known. */
export function canonicalRegion(raw: string): string | null {
  if (regionByName.has(raw)) return raw;
  if (raw.length > LONGEST_NAME) return null;
  const trimmed = raw.trim();
  if (regionByName.has(trimmed)) return trimmed;
  const stem = stemKey(trimmed);
  return stem === '' ? null : (nameByStem.get(stem) ?? null);
}

/** The full name of the federal district that a text consists of (`Центральный ФО`, `ЦФО`), or null. */
export function recogniseDistrict(text: string): string | null {
  if (text.length > LONGEST_NAME) return null;
  return districtByKey.get(searchKey(text)) ?? null;
}

/** The federal district of a region by its full name, on a day or today; null for an unknown region. */
export function districtOf(region: string, onDate = '9999-12-31'): string | null {
  const data = regionByName.get(region);
  if (!data) return null;
  const name: DistrictName =
    onDate < MOVED_ON ? (data.districtBefore2018 ?? data.district) : data.district;
  return fullDistrictName(name);
}

/** The IANA time zone of most of a region; null for an unknown region. */
export function regionTimeZone(region: string): string | null {
  return regionByName.get(region)?.timeZone ?? null;
}

/** The area code that serves the whole region; null for an unknown region. */
export function regionAreaCode(region: string): string | null {
  return regionByName.get(region)?.areaCode ?? null;
}
