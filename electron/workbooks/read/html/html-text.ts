const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00A0'],
  ['shy', ''],
  ['laquo', '«'],
  ['raquo', '»'],
  ['bdquo', '„'],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['mdash', '—'],
  ['ndash', '–'],
  ['minus', '−'],
  ['hellip', '…'],
  ['middot', '·'],
  ['bull', '•'],
  ['sect', '§'],
  ['deg', '°'],
  ['copy', '©'],
  ['reg', '®'],
  ['trade', '™'],
  ['euro', '€'],
]);

/** The text of a cell as a browser shows it; line feeds stand for the line breaks of its tags. */
export function htmlCellText(lines: string): string {
  return lines
    .split('\n')
    .map((line) => decode(line).trim())
    .join('\n')
    .trim();
}

/** Source text in one line: in HTML any run of white space is a space. */
export function collapseSpace(text: string): string {
  return text.replace(/[ \t\r\n\f]+/gu, ' ');
}

function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-z]\w{1,7}));?/giu, (...groups) => {
    const [whole = '', decimal, hexadecimal, name] = groups as (string | undefined)[];
    if (name !== undefined) return NAMED.get(name) ?? NAMED.get(name.toLowerCase()) ?? whole;
    const code = decimal === undefined ? parseInt(hexadecimal ?? '', 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
