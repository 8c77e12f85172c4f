/** With a day and an ending it stays below what systems take, 255 bytes, even in Russian. */
const longest = 100;

/** Words as a file may be called: cut, and without what no system has in a name but a company may. */
export function fileName(words: string): string {
  const called = words.replace(/[\s\\/:*?"<>|]+/gu, ' ').trim();
  // The cut may halve a character.
  return called
    .slice(0, longest)
    .replace(/\p{Surrogate}$/u, '')
    .trimEnd();
}
