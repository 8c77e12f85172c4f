import { sniffEncoding } from './csv/sniff-encoding.ts';

/** What a file is, by its bytes alone. */
export type FileKind =
  | { readonly kind: 'zip' | 'compound' | 'biff' | 'text' | 'html' | 'xml2003' }
  /** A known kind that is no workbook of ours. */
  | { readonly kind: 'unsupported'; readonly what: string }
  | { readonly kind: 'empty' | 'unknown' };

const SIGNATURES: readonly (readonly [string, FileKind])[] = [
  ['504b0304', { kind: 'zip' }],
  ['504b0506', { kind: 'zip' }],
  ['d0cf11e0a1b11ae1', { kind: 'compound' }],
  ['25504446', { kind: 'unsupported', what: 'pdf' }],
  ['7b5c727466', { kind: 'unsupported', what: 'rtf' }],
  ['89504e47', { kind: 'unsupported', what: 'image' }],
  ['ffd8ff', { kind: 'unsupported', what: 'image' }],
  ['47494638', { kind: 'unsupported', what: 'image' }],
  ['424d', { kind: 'unsupported', what: 'image' }],
  ['49492a00', { kind: 'unsupported', what: 'image' }],
  ['4d4d002a', { kind: 'unsupported', what: 'image' }],
  ['526172211a07', { kind: 'unsupported', what: 'rar' }],
  ['377abcaf271c', { kind: 'unsupported', what: '7z' }],
  ['1f8b', { kind: 'unsupported', what: 'gzip' }],
  ['4d5a', { kind: 'unsupported', what: 'program' }],
  ['7f454c46', { kind: 'unsupported', what: 'program' }],
  ['53514c69746520666f726d617420', { kind: 'unsupported', what: 'sqlite' }],
];

const HEAD_CHARACTERS = 8192;

/** Tells the kind of a file by its first bytes, never by its name. */
export function sniffFormat(bytes: Buffer): FileKind {
  if (bytes.length === 0) return { kind: 'empty' };
  const head = bytes.toString('hex', 0, 16);
  // `BM` and `MZ` are also the beginnings of words.
  const found = SIGNATURES.find(
    ([signature]) => head.startsWith(signature) && (signature.length > 4 || hasZeros(bytes)),
  );
  if (found !== undefined) return found[1];
  if (isBiffStream(bytes)) return { kind: 'biff' };
  return sniffText(bytes);
}

/** Excel 2 to 4 wrote the bare record stream: it opens with a BOF record. */
function isBiffStream(bytes: Buffer): boolean {
  const version = bytes[1] ?? 0xff;
  return bytes[0] === 0x09 && [0, 2, 4, 8].includes(version) && bytes[3] === 0 && bytes.length > 8;
}

function sniffText(bytes: Buffer): FileKind {
  const encoding = sniffEncoding(bytes);
  const text = new TextDecoder(encoding).decode(bytes.subarray(0, HEAD_CHARACTERS * 2));
  const head = text.slice(0, HEAD_CHARACTERS);
  if (head.trim() === '') return { kind: 'empty' };
  if (isBinary(head)) return { kind: 'unknown' };
  const start = head.trimStart().toLowerCase();
  if (start.startsWith('mime-version:')) return { kind: 'unsupported', what: 'mhtml' };
  if (!start.startsWith('<')) {
    return start.startsWith('id;p') ? { kind: 'unsupported', what: 'sylk' } : { kind: 'text' };
  }
  if (
    head.includes('urn:schemas-microsoft-com:office:spreadsheet') &&
    /<\?xml|<\w*:?workbook/iu.test(start)
  ) {
    if (!/<html/iu.test(head)) return { kind: 'xml2003' };
  }
  if (/<(?:html|table|!doctype html|head|body|meta|div)/iu.test(head)) return { kind: 'html' };
  return start.startsWith('<?xml') ? { kind: 'unsupported', what: 'xml' } : { kind: 'text' };
}

function isBinary(text: string): boolean {
  let controls = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0) return true;
    if (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d && code !== 0x0c)
      controls += 1;
  }
  return controls > text.length / 100;
}

function hasZeros(bytes: Buffer): boolean {
  return bytes.subarray(0, 512).includes(0);
}
