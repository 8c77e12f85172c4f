import { bytesSource } from '../zip/inflate-source.ts';
import { toUtf8, xmlEncoding } from './xml-part.ts';
import type { ByteSource } from '../zip/inflate-source.ts';
import type { ZipArchive } from '../zip/zip-archive.ts';

const HEAD_BYTES = 4096;
const PIECE_BYTES = 65_536;
const LT = 0x3c;
const SLASH = 0x2f;

/**
 * Opens an XML part as UTF-8 without a namespace prefix on its own elements, whatever it is stored
 * as; null when there is no such part.
 */
export function openXml(zip: ZipArchive, part: string): ByteSource | null {
  const head = readHead(zip, part);
  if (head === null) return null;
  if (xmlEncoding(head) !== 'utf-8') {
    const whole = zip.read(part);
    return whole === null ? null : withoutPrefix(bytesSource(toUtf8(whole)), rootPrefix(head));
  }
  const source = zip.open(part);
  return source === null ? null : withoutPrefix(source, rootPrefix(head));
}

function readHead(zip: ZipArchive, part: string): Buffer | null {
  const source = zip.open(part);
  if (source === null) return null;
  const head = Buffer.alloc(HEAD_BYTES);
  const length = source.readInto(head, 0);
  source.close();
  return head.subarray(0, length);
}

function rootPrefix(head: Buffer): string {
  // NUL bytes go so that the same pattern sees through UTF-16.
  const text = head.toString('latin1').replaceAll('\0', '');
  return /<([\w.-]+:)(?:worksheet|sst|styleSheet)[\s>/]/u.exec(text)?.[1] ?? '';
}

/** Takes `x:` out of `<x:row` and `</x:row`, so that the scanner needs to know no prefixes. */
export function withoutPrefix(source: ByteSource, prefix: string): ByteSource {
  if (prefix === '') return source;
  const wanted = Buffer.from(prefix, 'latin1');
  const longest = wanted.length + 2;
  const input = Buffer.alloc(PIECE_BYTES + longest);
  let filled = 0;
  let ready: Buffer = Buffer.alloc(0);

  function refill(): boolean {
    const got = source.readInto(
      input.subarray(0, Math.min(filled + PIECE_BYTES, input.length)),
      filled,
    );
    filled += got;
    if (filled === 0) return false;
    // A tag that may be cut by the border waits for the next piece.
    const safe = got === 0 ? filled : Math.max(filled - longest, 0);
    const output = Buffer.alloc(safe + longest);
    let from = 0;
    let to = 0;
    while (from < safe) {
      const byte = input[from] ?? 0;
      output[to] = byte;
      to += 1;
      from += 1;
      if (byte !== LT) continue;
      if (from < filled && input[from] === SLASH) {
        output[to] = SLASH;
        to += 1;
        from += 1;
      }
      if (input.subarray(from, Math.min(from + wanted.length, filled)).equals(wanted))
        from += wanted.length;
    }
    input.copyWithin(0, from, filled);
    filled -= from;
    ready = output.subarray(0, to);
    return got > 0 || to > 0;
  }

  return {
    readInto(target, offset) {
      let at = offset;
      while (at < target.length) {
        if (ready.length === 0 && !refill()) break;
        const piece = ready.subarray(0, target.length - at);
        target.set(piece, at);
        ready = ready.subarray(piece.length);
        at += piece.length;
      }
      return at - offset;
    },
    close: () => {
      source.close();
    },
  };
}
