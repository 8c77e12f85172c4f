import { afterTag, decodeCharacterData, nextTag } from './text-bytes.ts';

const SLASH = 0x2f;
const LOWER_S = 0x73;
const LOWER_T = 0x74;
const AMPERSAND = 0x26;
const UNDERSCORE = 0x5f;
const CARRIAGE_RETURN = 0x0d;
const LT = 0x3c;

/** Reads string items (`si` and `is`): the texts of all runs joined, phonetic guides left out. */
export class StringItemReader {
  /** Where the last item ended: after its closing tag. */
  end = 0;

  /** The text whose content begins at `from`; null when the bytes end before its closing tag. */
  read(bytes: Buffer, from: number, limit: number): string | null {
    let text = '';
    let at = from;
    let phonetic = false;
    for (;;) {
      const open = nextTag(bytes, at, limit);
      if (open === -1) return null;
      const after = afterTag(bytes, open, limit);
      if (after === -1) return null;
      at = after;
      if (bytes[open + 1] === SLASH) {
        const first = bytes[open + 2];
        if (isItem(bytes, open + 2)) {
          this.end = after;
          return text;
        }
        if (first === 0x72 && bytes[open + 3] === 0x50) phonetic = false;
        continue;
      }
      if (bytes[after - 2] === SLASH) continue;
      if (bytes[open + 1] === 0x72 && bytes[open + 2] === 0x50 && bytes[open + 3] === 0x68) {
        phonetic = true;
      } else if (!phonetic && bytes[open + 1] === LOWER_T && isNameEnd(bytes[open + 2])) {
        const close = nextTag(bytes, after, limit);
        if (close === -1) return null;
        const run = textBetween(bytes, after, close);
        text = text === '' ? run : text + run;
        at = close;
      }
    }
  }
}

/** Character data as text, quickly where nothing needs decoding. */
export function textBetween(bytes: Buffer, start: number, end: number): string {
  let seen = 0;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === AMPERSAND || byte === UNDERSCORE || byte === CARRIAGE_RETURN || byte === LT) {
      return decodeCharacterData(bytes, start, end);
    }
    seen |= byte;
  }
  return bytes.toString(seen < 0x80 ? 'latin1' : 'utf8', start, end);
}

/** True after the last letter of a tag name. */
export function isNameEnd(byte: number | undefined): boolean {
  return byte === 0x3e || byte === SLASH || (byte !== undefined && byte <= 0x20);
}

function isItem(bytes: Buffer, at: number): boolean {
  const [first, second] = [bytes[at], bytes[at + 1]];
  const named = (first === LOWER_S && second === 0x69) || (first === 0x69 && second === LOWER_S);
  return named && isNameEnd(bytes[at + 2]);
}
