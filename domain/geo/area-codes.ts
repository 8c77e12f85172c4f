import { cities, regions } from './cities.ts';

const longCodes = new Set<string>();
for (const city of cities) if (city.areaCode.length > 3) longCodes.add(city.areaCode);
for (const region of regions) if (region.areaCode.length > 3) longCodes.add(region.areaCode);

/** Tells whether digits are a known Russian area code of 4 or 5 digits. */
export function isLongAreaCode(digits: string): boolean {
  return longCodes.has(digits);
}
