const blankWords = new Set(
  ['', '-', '--', '–', '—', '?', 'нет', 'н/д', 'б/н', 'no', 'none', 'n/a', '0'].concat(
    ['не указан', 'не указана', 'не указано', 'отсутствует', 'нет данных', 'неизвестно'],
    ['нет тел', 'нет тел.', 'нет телефона', 'нет почты', 'нет e-mail', 'нет email'],
  ),
);

/** A cell without the blanks and invisible characters that say nothing. */
export function tidy(cell: string): string {
  // Most cells are tidy already; the careful way costs ten times as much.
  if (!/^\s|\s$|[\u00a0\u202f\u200b\ufeff]| {2}/u.test(cell)) return cell;
  return cell
    .replace(/[\u00a0\u202f]/gu, ' ')
    .replace(/[\u200b\ufeff]/gu, '')
    .replace(/ {2,}/gu, ' ')
    .trim();
}

/** Tells whether a tidy cell says nothing, in any of the usual ways of writing that. */
export function isBlank(text: string): boolean {
  return text.length < 13 && blankWords.has(text.toLowerCase());
}
