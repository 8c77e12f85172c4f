import { WorkbookError } from '../workbook-error.ts';

/** The encoding that an XML part states in its byte order mark or declaration. */
export function xmlEncoding(head: Buffer): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  if (head[0] === 0x3c && head[1] === 0) return 'utf-16le';
  if (head[0] === 0 && head[1] === 0x3c) return 'utf-16be';
  const declaration = head.subarray(0, 200).toString('latin1');
  const stated = /^(?:\u00EF\u00BB\u00BF)?<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)["']/iu.exec(
    declaration,
  )?.[1];
  return stated === undefined || /^(?:utf-?8|us-ascii)$/iu.test(stated) ? 'utf-8' : stated;
}

/** The text of an XML part in whichever encoding it states. */
export function decodeXml(part: Buffer): string {
  const encoding = xmlEncoding(part);
  try {
    return new TextDecoder(encoding).decode(part);
  } catch (error) {
    throw new WorkbookError('workbook/unsupported', 'Unknown text encoding', { encoding }, error);
  }
}

/** The same part as UTF-8 bytes; unchanged when it is UTF-8 already. */
export function toUtf8(part: Buffer): Buffer {
  return xmlEncoding(part) === 'utf-8' ? part : Buffer.from(decodeXml(part), 'utf8');
}
