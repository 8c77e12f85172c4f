/** What a number format shows of a serial; null when it shows a plain number. */
export type DateFormat = {
  readonly hasDate: boolean;
  readonly hasTime: boolean;
  readonly elapsed: boolean;
};

const DATE: DateFormat = { hasDate: true, hasTime: false, elapsed: false };
const TIME: DateFormat = { hasDate: false, hasTime: true, elapsed: false };
const DATE_TIME: DateFormat = { hasDate: true, hasTime: true, elapsed: false };
const ELAPSED: DateFormat = { hasDate: false, hasTime: true, elapsed: true };

/** Built-in format ids that show dates; 27–36 and 50–58 are those of East Asian versions. */
export function builtInDateFormat(id: number): DateFormat | null {
  if (id >= 14 && id <= 17) return DATE;
  if ((id >= 18 && id <= 21) || id === 45 || id === 47) return TIME;
  if (id === 22) return DATE_TIME;
  if (id === 46) return ELAPSED;
  if ((id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 54) || id === 57 || id === 58) {
    return DATE;
  }
  return (id >= 32 && id <= 35) || id === 55 || id === 56 ? TIME : null;
}

const cache = new Map<string, DateFormat | null>();
const CACHE_SIZE = 2000;

/**
 * Reads a format code such as `[$-419]d mmmm yyyy` or `[h]:mm`; its first section decides.
 * Some exporters write the Russian letters (`ДД.ММ.ГГГГ`), which Excel itself never stores.
 */
export function dateFormatOf(code: string): DateFormat | null {
  const known = cache.get(code);
  if (known !== undefined) return known;
  const result = classify(code);
  if (cache.size >= CACHE_SIZE) cache.clear();
  cache.set(code, result);
  return result;
}

function classify(code: string): DateFormat | null {
  const section = firstSection(code);
  if (section.elapsed) return ELAPSED;
  const letters = section.letters.replace(/general|standard|основной/gu, '');
  // Digit places mean a number: `0.0E+0` and `# ##0 d` are none of a calendar's business.
  if (/[#0?]/u.test(letters.replace(/(?<=s)\.0+/gu, ''))) return null;
  const hasHours = /[hsчс]/u.test(letters) || section.ampm;
  const hasDays = /[dyegдг]/u.test(letters) || (/[mм]/u.test(letters) && !hasHours);
  // A lone `m` beside years is a month; beside hours it is minutes.
  if (hasDays) return hasHours ? DATE_TIME : DATE;
  return hasHours ? TIME : null;
}

/** The first section without quoted texts, escapes, colours, conditions and locale marks. */
function firstSection(code: string): { letters: string; elapsed: boolean; ampm: boolean } {
  let letters = '';
  let elapsed = false;
  for (let at = 0; at < code.length; at += 1) {
    const character = code[at] ?? '';
    if (character === ';') break;
    if (character === '"') {
      const end = code.indexOf('"', at + 1);
      at = end === -1 ? code.length : end;
    } else if (character === '\\' || character === '_' || character === '*') {
      at += 1;
    } else if (character === '[') {
      const end = code.indexOf(']', at + 1);
      const inside = code.slice(at + 1, end === -1 ? undefined : end);
      if (/^(?:h+|m+|s+|ч+|м+|с+)$/iu.test(inside)) elapsed = true;
      at = end === -1 ? code.length : end;
    } else {
      letters += character.toLowerCase();
    }
  }
  const withoutAmPm = letters.replace(/am\/pm|a\/p/gu, '');
  return { letters: withoutAmPm, elapsed, ampm: withoutAmPm !== letters };
}
