import { searchKey } from '../text/search-key.ts';
import type { City } from './cities.ts';
import { cities, cityAliases } from './cities.ts';
import { canonicalRegion, regionAreaCode, regionTimeZone } from './region.ts';

/** A city as it is stored, with its region where the cell or the name decides it. */
export interface CanonicalCity {
  readonly city: string;
  readonly region: string | null;
}

const citiesByKey = new Map<string, City[]>();
for (const city of cities) {
  const key = searchKey(city.name);
  const known = citiesByKey.get(key);
  if (known) known.push(city);
  else citiesByKey.set(key, [city]);
}

function resultFor(found: readonly City[]): CanonicalCity {
  const [first, second] = found;
  if (!first) return { city: '', region: null };
  // The same name in two regions (Троицк, Железногорск) says nothing about the region.
  return { city: first.name, region: second ? null : first.region };
}

// The frequent spellings are found by one look-up, without folding the text.
const bySpelling = new Map<string, CanonicalCity>();
for (const found of citiesByKey.values()) {
  const result = resultFor(found);
  const { city } = result;
  for (const name of [city, city.toUpperCase(), city.toLowerCase()]) {
    for (const spelling of [name, `${name} `, `г. ${name}`, `г.${name}`, `г ${name}`]) {
      bySpelling.set(spelling, result);
    }
  }
}

const LONGEST_NAME = 120;
const prefix = /^(?:г(?:ор)?\.\s*|г\s+|город\s+|city\s+)(?=[\p{L}"«])/iu;
const smallWords = new Set(['на', 'над', 'под', 'в', 'и', 'по', 'при', 'де', 'ла', 'ль']);

function lookUp(text: string): CanonicalCity | null {
  const key = searchKey(text);
  const found = citiesByKey.get(key);
  if (found) return resultFor(found);
  const alias = cityAliases.get(key);
  return alias === undefined ? null : (bySpelling.get(alias) ?? null);
}

/** Gives words capitals the way names of places have them; a name in mixed case is left alone. */
function titleCase(text: string): string {
  const upper = text.toUpperCase();
  if (text !== upper && text !== text.toLowerCase()) {
    return upper.charAt(0) + text.slice(1);
  }
  let first = true;
  return text.toLowerCase().replace(/[\p{L}\p{N}']+/gu, (word) => {
    const small = !first && smallWords.has(word);
    first = false;
    return small ? word : word.charAt(0).toUpperCase() + word.slice(1);
  });
}

function cleanName(raw: string): string {
  return (
    raw
      .replace(/[\s\u00a0\u202f\u200b\ufeff]+/g, ' ')
      .replace(/^[\s"«,;.]+|[\s"»,;]+$/g, '')
      .replace(prefix, '')
      // The address classifier puts the word behind: `Балашиха г`.
      .replace(/ г\.?$/i, '')
      .trim()
  );
}

/** A cell with more than a city: `Московская обл., г. Балашиха`, `Куйбышев (Новосибирская обл.)`. */
function readParts(text: string): CanonicalCity | null {
  let known: CanonicalCity | null = null;
  let marked: string | null = null;
  let other: string | null = null;
  let region: string | null = null;
  for (const part of text.split(/[,;()]+/)) {
    const piece = part.trim();
    if (piece === '' || /^(?:рф|россия|russia|\d{6})$/i.test(piece)) continue;
    const asRegion = /^г(?:\.|ород|\s)/i.test(piece) ? null : canonicalRegion(piece);
    const asCity = lookUp(cleanName(piece));
    if (asCity && !known) known = asCity;
    else if (asRegion) region ??= asRegion;
    if (!asCity && prefix.test(piece)) marked ??= cleanName(piece);
    else if (!asCity && !asRegion) other ??= cleanName(piece);
  }
  if (known) return { city: known.city, region: region ?? known.region };
  const unknown = marked ?? (region === null ? null : other);
  return unknown === null ? null : { city: titleCase(unknown), region };
}

/** The city's name as the list has it (`г.ОРЕЛ` → `Орёл`), its region if unique; an unknown name gets capitals. */
export function canonicalCity(raw: string): CanonicalCity {
  const quick = bySpelling.get(raw);
  if (quick) return quick;
  if (raw.length > LONGEST_NAME) return { city: raw.trim(), region: null };
  const name = cleanName(raw);
  const known = lookUp(name);
  if (known) return known;
  if (/[,;(]/.test(raw)) {
    const parts = readParts(raw);
    if (parts) return parts;
  }
  return { city: titleCase(name), region: null };
}

/** The city within a postal address (`150000, Ярославская обл., г. Рыбинск, ул. Мира, 5`), or null. */
export function cityInAddress(address: string): CanonicalCity | null {
  if (address.length > 500) return null;
  let known: CanonicalCity | null = null;
  let region: string | null = null;
  let marked: string | null = null;
  for (const part of address.split(/[,;()]+/)) {
    const piece = part.trim().replace(/^(?:\d{6}|рф|россия)(?:\s+|$)/i, '');
    if (piece === '') continue;
    const found = lookUp(cleanName(piece)) ?? knownBehindMark(piece);
    if (found) known ??= found;
    else if (/^г(?:\.|ор|\s)/i.test(piece)) marked ??= titleCase(cleanName(piece));
    else region ??= canonicalRegion(piece);
  }
  if (known) return { city: known.city, region: region ?? known.region };
  return marked === null ? null : { city: marked, region };
}

/** `Ярославская обл. г. Рыбинск ул. Мира`, with nothing between but blanks. */
function knownBehindMark(piece: string): CanonicalCity | null {
  const behind = /(?:^|\s)г(?:\.|ор\.|ород)?\s*(\p{Lu}.*)$/u.exec(piece)?.[1];
  if (behind === undefined) return null;
  const words = behind.split(/\s+/);
  for (let count = Math.min(3, words.length); count > 0; count -= 1) {
    const known = lookUp(words.slice(0, count).join(' '));
    if (known) return known;
  }
  return null;
}

/** Tells whether a text is the name of a city of the list, in any spelling. */
export function isKnownCity(raw: string): boolean {
  if (bySpelling.has(raw)) return true;
  return raw.length <= LONGEST_NAME && lookUp(cleanName(raw)) !== null;
}

function find(city: string, region: string | null): City | null {
  const found = citiesByKey.get(searchKey(city));
  if (!found) return null;
  if (region !== null) return found.find((candidate) => candidate.region === region) ?? null;
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** The IANA time zone of a city, else of its region; null if neither is known. */
export function cityTimeZone(city: string, region: string | null): string | null {
  const fullRegion = region === null ? null : canonicalRegion(region);
  const known = find(city, fullRegion);
  if (known) return known.timeZone;
  return fullRegion === null ? null : regionTimeZone(fullRegion);
}

/** The telephone area code for a local number of so many digits in a city, or null if none makes it 10. */
export function areaCodeFor(
  city: string,
  region: string | null,
  localLength: number,
): string | null {
  const fullRegion = region === null ? null : canonicalRegion(region);
  const known = find(city, fullRegion);
  const ofRegion = known?.region ?? fullRegion;
  const codes = [known?.areaCode, ofRegion === null ? null : regionAreaCode(ofRegion)];
  return codes.find((code) => code && code.length + localLength === 10) ?? null;
}
