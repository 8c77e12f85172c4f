/*
 * Keys for searching: SQLite folds ASCII case only, so every searchable row keeps such a key and
 * every query is folded by the same function. Both must change together.
 */

const TABLE_SIZE = 0x530;
const SPACE = 1;
const DROP = 2;
const LATIN = 4;
const CYRILLIC = 8;
const OTHER = 16;
const DASH = 32;

// Pairs that look alike in lower or upper case; the key is lower case, so `B`/`В` is here too.
const latinTwins = 'abcehkmoptxy';
const cyrillicTwins = 'авсенкмортху';
const toCyrillic = new Map<string, string>();
const toLatin = new Map<string, string>();
for (let index = 0; index < latinTwins.length; index += 1) {
  toCyrillic.set(latinTwins.charAt(index), cyrillicTwins.charAt(index));
  toLatin.set(cyrillicTwins.charAt(index), latinTwins.charAt(index));
}

const kinds = new Uint8Array(TABLE_SIZE);
const folded: string[] = [];
for (let code = 0; code < TABLE_SIZE; code += 1) {
  const char = String.fromCharCode(code);
  const lower = char.toLowerCase().normalize('NFC');
  folded.push(lower === 'ё' ? 'е' : lower);
  if (code === 0xad) kinds[code] = DROP;
  else if (char === '-') kinds[code] = DASH;
  else if (/\p{M}/u.test(char) || lower.length > 1) kinds[code] = 0;
  else if (!/[\p{L}\p{N}]/u.test(char)) kinds[code] = SPACE;
  else if (/\p{Script=Latin}/u.test(char)) kinds[code] = LATIN;
  else if (/\p{Script=Cyrillic}/u.test(char)) kinds[code] = CYRILLIC;
  else kinds[code] = OTHER;
}

function kindOf(code: number): number {
  if (code < TABLE_SIZE) return kinds[code] ?? 0;
  // Dashes, quotes, spaces, bullets, the number sign.
  if (code >= 0x2010 && code <= 0x2015) return DASH;
  if (code >= 0x2016 && code <= 0x2027) return SPACE;
  if (code >= 0x2000 && code <= 0x200a) return SPACE;
  if ((code >= 0x200b && code <= 0x200d) || code === 0x2060 || code === 0xfeff) return DROP;
  if (code === 0x202f || code === 0x2116 || code === 0x2212) return code === 0x2212 ? DASH : SPACE;
  return 0;
}

/** Folds look-alike letters of a word in two scripts to the script it is meant in. */
function foldMixedWord(word: string): string {
  let latinOnly = 0;
  let cyrillicOnly = 0;
  let latin = 0;
  let cyrillic = 0;
  for (const char of word) {
    if (toCyrillic.has(char)) latin += 1;
    else if (toLatin.has(char)) cyrillic += 1;
    else if (/\p{Script=Latin}/u.test(char)) latinOnly += 1;
    else if (/\p{Script=Cyrillic}/u.test(char)) cyrillicOnly += 1;
  }
  const meantLatin = cyrillicOnly === 0 && (latinOnly > 0 || latin > cyrillic);
  const twins = meantLatin ? toLatin : toCyrillic;
  let result = '';
  for (const char of word) result += twins.get(char) ?? char;
  return result;
}

/** Brings rare text (marks, scripts beyond the table) to characters that the main loop knows or keeps. */
function prepareRareText(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .normalize('NFC')
    .replace(/[\p{M}\u00ad\u200b-\u200d\u2060\ufeff]+/gu, '')
    .replace(/[^\p{L}\p{N}\u2010-\u2015\u2212-]+/gu, ' ')
    .normalize('NFC');
}

function fold(text: string, keepHyphens: boolean, prepared: boolean): string {
  let key = '';
  let word = '';
  let scripts = 0;
  let joiner = '';
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    const kind = kindOf(code);
    if (kind === 0) {
      if (!prepared) return fold(prepareRareText(text), keepHyphens, true);
      word += text.charAt(index);
      scripts |= OTHER;
    } else if (kind >= LATIN && kind !== DASH) {
      word += folded[code] ?? '';
      scripts |= kind;
    } else if (kind !== DROP) {
      if (word !== '') {
        if ((scripts & (LATIN | CYRILLIC)) === (LATIN | CYRILLIC)) word = foldMixedWord(word);
        key = key === '' ? word : key + joiner + word;
        word = '';
        scripts = 0;
        joiner = ' ';
      }
      if (kind === DASH && keepHyphens) joiner = '-';
    }
  }
  if (word === '') return key;
  if ((scripts & (LATIN | CYRILLIC)) === (LATIN | CYRILLIC)) word = foldMixedWord(word);
  return key === '' ? word : key + joiner + word;
}

/** The key under which text is found: lower case, `ё` as `е`, look-alikes folded, punctuation as single spaces. */
export function searchKey(text: string): string {
  return fold(text, false, false);
}

/** As `searchKey`, but a hyphen stays a hyphen: `Альфа-Вектор` and `Альфа Вектор` get different keys. */
export function exactKey(text: string): string {
  return fold(text, true, false);
}

/** The words of a text's search key, in order; none for text without letters and digits. */
export function searchTokens(text: string): string[] {
  const key = searchKey(text);
  return key === '' ? [] : key.split(' ');
}
