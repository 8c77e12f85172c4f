const MAX_CELL_CHARACTERS = 32_767;
// eslint-disable-next-line no-control-regex -- these are the characters that XML forbids
const ILLEGAL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;
// eslint-disable-next-line no-control-regex -- the same
const NEEDS_CARE = /[&<>\u0000-\u0008\u000B-\u001F\uD800-\uDFFF\uFFFE\uFFFF]|_x/u;

/** Text for an XML attribute; characters that XML forbids are dropped. */
export function escapeXml(text: string): string {
  return escapeContent(text).replaceAll('"', '&quot;');
}

function escapeContent(text: string): string {
  return text
    .replace(ILLEGAL, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/**
 * Text for a cell: cut to the 32,767 characters that a cell may hold, and with carriage returns and
 * a literal `_x0041_` in the notation that spreadsheet programs decode.
 */
export function escapeCellText(text: string): string {
  const fitting = text.length > MAX_CELL_CHARACTERS ? text.slice(0, MAX_CELL_CHARACTERS) : text;
  if (!NEEDS_CARE.test(fitting)) return fitting;
  return escapeContent(fitting.replace(/_(?=x[\da-fA-F]{4}_)/gu, '_x005F_')).replaceAll(
    '\r',
    '_x000D_',
  );
}
