import { searchTokens } from '../text/search-key.ts';

/** Words inside a name that are written small: «Алиев Вагиф оглы», «Ван дер Ваальс». */
const smallWords = new Set([
  ...['оглы', 'оглу', 'кызы', 'гызы', 'заде', 'де', 'ди', 'да', 'дер', 'ван', 'фон', 'аль', 'эль'],
  ...['бин', 'ибн', 'of', 'von', 'van', 'der', 'de', 'da', 'di', 'al', 'bin', 'ibn'],
]);
const spaces = /[\s\u00a0\u202f\u200b\ufeff]+/g;
const romanNumber = /^[IVX]+$/;

/** Gives a word capitals where a name has them: at its beginning, behind a hyphen, dot or apostrophe. */
function capitals(word: string): string {
  return word.toLowerCase().replace(/(^|[-.'’])(\p{L})/gu, (_, before: string, letter: string) => {
    return before + letter.toUpperCase();
  });
}

function nameWord(word: string, at: number): string {
  const lower = word.toLowerCase();
  if (at > 0 && smallWords.has(lower)) return lower;
  const letters = word.replace(/[^\p{L}]/gu, '');
  const shouted = letters.length > 1 && word === word.toUpperCase() && !romanNumber.test(word);
  // A name in mixed case is as its owner writes it: МакГрегор.
  return word === lower || shouted ? capitals(word) : word;
}

/** A name as a list of participants has it: single spaces, capitals, nothing around it; empty for none. */
export function participantName(typed: string): string {
  const clean = typed
    .normalize('NFC')
    .replace(spaces, ' ')
    .replace(/^[\s,;.\-–—"«]+|[\s,;\-–—"»]+$/g, '')
    // Initials stand together: И. И. is one thing.
    .replace(/(\p{L}\.) (?=\p{L}\.)/gu, '$1');
  if (!/\p{L}/u.test(clean)) return '';
  return clean.split(' ').map(nameWord).join(' ');
}

/** The names in a text that was typed or pasted: one a line, or parted by commas or semicolons. */
export function splitParticipants(text: string): string[] {
  return text
    .split(/[\r\n;,\t]+/)
    .map(participantName)
    .filter((name) => name !== '');
}

/** The key of a person: equal for two spellings of one name, whatever the order of its words. */
export function participantKey(name: string): string {
  return searchTokens(name).sort().join(' ');
}

/** How much two people, by their keys, look like one. */
export type Resemblance = 'same' | 'similar';

/** So long a word is no initial; one such word at least must be common to both. */
const tellingLength = 3;

/**
 * `same` for equal keys; `similar` when one of them may be the other shortened: fewer words, or
 * initials for words; null for two people.
 */
export function resemblance(keyA: string, keyB: string): Resemblance | null {
  if (keyA === '' || keyB === '') return null;
  if (keyA === keyB) return 'same';
  const a = keyA.split(' ');
  const b = keyB.split(' ');
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const rest = [...long];
  const unmatched: string[] = [];
  let telling = false;
  for (const word of short) {
    const at = rest.indexOf(word);
    if (at < 0) {
      unmatched.push(word);
      continue;
    }
    telling ||= word.length >= tellingLength;
    rest.splice(at, 1);
  }
  if (!telling) return null;
  for (const word of unmatched) {
    const at = rest.findIndex((other) => isInitialOf(word, other) || isInitialOf(other, word));
    if (at < 0) return null;
    rest.splice(at, 1);
  }
  return 'similar';
}

function isInitialOf(initial: string, word: string): boolean {
  return initial.length === 1 && word.startsWith(initial);
}
