/* The same keys in the two layouts of a Russian keyboard, without and with shift. */

const englishKeys = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`" + 'QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>~';
const russianKeys = 'йцукенгшщзхъфывапролджэячсмитьбюё' + 'ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ';

const toRussian = new Map<string, string>();
const toEnglish = new Map<string, string>();
for (let index = 0; index < englishKeys.length; index += 1) {
  toRussian.set(englishKeys.charAt(index), russianKeys.charAt(index));
  toEnglish.set(russianKeys.charAt(index), englishKeys.charAt(index));
}

const latinLetter = /[a-z]/i;
const cyrillicLetter = /[а-яё]/i;

function press(text: string, keys: ReadonlyMap<string, string>): string {
  let result = '';
  for (const char of text) result += keys.get(char) ?? char;
  return result;
}

/** The text that the same keys give in the other layout; unchanged if it has letters of both or of none. */
export function otherLayout(text: string): string {
  const latin = latinLetter.test(text);
  const cyrillic = cyrillicLetter.test(text);
  if (latin === cyrillic) return text;
  return press(text, latin ? toRussian : toEnglish);
}

/** What a query may mean: as typed first, then as typed in the wrong layout where that is possible. */
export function layoutVariants(query: string): string[] {
  const other = otherLayout(query);
  return other === query ? [query] : [query, other];
}
