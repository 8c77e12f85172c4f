import { decodeEntities, decodeEscapes, normaliseLineEnds } from '../xml/xml-text.ts';

const LT = 0x3c;
const CDATA_OPEN = '<![CDATA[';
const CDATA_CLOSE = ']]>';

/**
 * Character data from `start` up to `end`, both in UTF-8 bytes: entities, CDATA sections and
 * `_xHHHH_` escapes decoded, tags and comments dropped, every line break a line feed.
 */
export function decodeCharacterData(bytes: Buffer, start: number, end: number): string {
  const text = bytes.toString('utf8', start, end);
  const plain = text.includes('<') ? withoutMarkup(text) : decodeEntities(text);
  return normaliseLineEnds(decodeEscapes(plain));
}

function withoutMarkup(text: string): string {
  const pieces: string[] = [];
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('<', at);
    pieces.push(decodeEntities(text.slice(at, open === -1 ? undefined : open)));
    if (open === -1) break;
    if (text.startsWith(CDATA_OPEN, open)) {
      const close = text.indexOf(CDATA_CLOSE, open);
      const last = close === -1 ? text.length : close;
      pieces.push(text.slice(open + CDATA_OPEN.length, last));
      at = last + CDATA_CLOSE.length;
    } else {
      const terminator = text.startsWith('<!--', open) ? '-->' : '>';
      const close = text.indexOf(terminator, open);
      at = close === -1 ? text.length : close + terminator.length;
    }
  }
  return pieces.join('');
}

/**
 * The position of the `<` of the next real tag at or after `from`, stepping over CDATA and
 * comments; -1 when the bytes end first.
 */
export function nextTag(bytes: Buffer, from: number, end: number): number {
  let at = from;
  for (;;) {
    while (at < end && bytes[at] !== LT) at += 1;
    if (at + 1 >= end) return -1;
    if (bytes[at + 1] !== 0x21) return at;
    const comment = bytes[at + 2] === 0x2d;
    const close = bytes.indexOf(comment ? '-->' : CDATA_CLOSE, at + 3, 'latin1');
    if (close === -1 || close + 3 > end) return -1;
    at = close + 3;
  }
}

/** The position after the `>` of the tag that begins at `from`; -1 when the bytes end first. */
export function afterTag(bytes: Buffer, from: number, end: number): number {
  let quote = 0;
  for (let at = from + 1; at < end; at += 1) {
    const byte = bytes[at];
    if (quote !== 0) {
      if (byte === quote) quote = 0;
    } else if (byte === 0x22 || byte === 0x27) quote = byte;
    else if (byte === 0x3e) return at + 1;
  }
  return -1;
}
