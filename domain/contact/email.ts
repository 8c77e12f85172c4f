/** What an e-mail cell holds: good addresses, and the pieces that are none. */
export interface ParsedEmails {
  readonly emails: readonly string[];
  readonly invalid: readonly string[];
}

const address =
  /^[\p{L}\p{N}!#$%&'*+=?^_`{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+=?^_`{|}~-]+)*@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+(?:\p{L}{2,}|xn--[a-z0-9-]+)$/iu;
const plainAddress =
  /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/;
const emptyWords = new Set(['', '-', '--', '–', '—', 'нет', 'н/д', 'no', 'none', '?']);
const label = /^e?-?mail$/;
// A piece beyond it is prose; the expressions below are not meant for pages of text.
const LONGEST_PIECE = 320;
const none: ParsedEmails = { emails: [], invalid: [] };

/** Tells whether a text is one complete address without anything around it. */
export function isEmail(text: string): boolean {
  return text.length <= 254 && (plainAddress.test(text) || address.test(text));
}

function lowerDomain(text: string): string {
  const at = text.lastIndexOf('@');
  return text.slice(0, at) + text.slice(at).toLowerCase();
}

function cleanAddress(piece: string): string {
  return piece
    .replace(/^.*</, '')
    .replace(/>.*$/, '')
    .replace(/^(?:mailto|e-?mail|почта)\s*:\s*/i, '')
    .replace(/^["'«(\s]+|["'»).:\s]+$/g, '');
}

/** Reads all addresses of a cell; the domain is lower-cased, doubles are dropped, the rest is reported. */
export function parseEmails(cell: string): ParsedEmails {
  if (cell === '') return none;
  if (cell.length <= 254 && plainAddress.test(cell)) return { emails: [cell], invalid: [] };
  const emails: string[] = [];
  const invalid: string[] = [];
  for (const part of cell.split(/[,;|/\n\r\t]+/)) {
    const piece = part.replace(/[\s\u00a0\u200b\ufeff]+/g, ' ').trim();
    if (emptyWords.has(piece.toLowerCase())) continue;
    const found = piece.length > LONGEST_PIECE ? [] : readPiece(piece);
    if (found.length === 0) invalid.push(piece);
    for (const email of found) if (!emails.includes(email)) emails.push(email);
  }
  return { emails, invalid };
}

/** Addresses of a piece between separators; none if any of its words with `@` is no address. */
function readPiece(piece: string): string[] {
  const whole = cleanAddress(piece);
  if (isEmail(whole)) return [lowerDomain(whole)];
  const found: string[] = [];
  let before = '';
  for (const word of piece.split(' ')) {
    const previous = before;
    before = word;
    if (!word.includes('@')) continue;
    // `ivan petrov@mail.ru` is an address with a blank in it: half of it would reach a stranger.
    if (/^[a-z0-9._-]+$/.test(previous) && !label.test(previous)) return [];
    const cleaned = cleanAddress(word);
    if (!isEmail(cleaned)) return [];
    found.push(lowerDomain(cleaned));
  }
  return found;
}
