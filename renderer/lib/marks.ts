import { layoutVariants } from '#domain/text/keyboard-layout.ts';

export type Piece = { readonly text: string; readonly marked: boolean };

/** Folds a letter for comparison without changing the length of the text. */
function fold(letter: string): string {
  const low = letter.toLowerCase();
  return low === 'ё' ? 'е' : low.length === letter.length ? low : letter;
}

function foldAll(text: string): string {
  let folded = '';
  for (const letter of text) folded += fold(letter);
  return folded;
}

/** Where a run of digits stands in a text that has other signs between its digits. */
function findDigits(text: string, digits: string): readonly [number, number] | null {
  const places: number[] = [];
  let run = '';
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (letter < '0' || letter > '9') continue;
    run += letter;
    places.push(at);
  }
  const from = run.indexOf(digits);
  const first = places[from];
  const last = places[from + digits.length - 1];
  return from < 0 || first === undefined || last === undefined ? null : [first, last + 1];
}

/** Where the words of a query stand in a text, in the order of the text. */
function findWords(text: string, query: string): readonly (readonly [number, number])[] {
  const folded = foldAll(text);
  const spans: (readonly [number, number])[] = [];
  for (const word of foldAll(query).split(/[\s"«»]+/)) {
    if (word === '') continue;
    const at = folded.indexOf(word);
    if (at >= 0) spans.push([at, at + word.length]);
  }
  const digits = query.replace(/\D/g, '');
  if (spans.length === 0 && digits.length >= 3) {
    const span = findDigits(text, digits) ?? findDigits(text, digits.replace(/^8/, '7'));
    if (span) spans.push(span);
  }
  return spans.sort((a, b) => a[0] - b[0]);
}

/**
 * Cuts a text at the words of a query: case, ё, the signs inside of numbers and, where nothing else
 * is found, the layout of the keyboard do not matter.
 */
export function markPieces(text: string, query: string): readonly Piece[] {
  const found = layoutVariants(query).map((variant) => findWords(text, variant));
  const spans = found.find(({ length }) => length > 0) ?? [];
  const pieces: Piece[] = [];
  let done = 0;
  for (const [from, to] of spans) {
    if (to <= done) continue;
    const start = Math.max(from, done);
    if (start > done) pieces.push({ text: text.slice(done, start), marked: false });
    pieces.push({ text: text.slice(start, to), marked: true });
    done = to;
  }
  if (done < text.length) pieces.push({ text: text.slice(done), marked: false });
  return pieces;
}
