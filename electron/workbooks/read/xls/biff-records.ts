/** The records of an .xls that more than one file of ours asks for (MS-XLS 2.3). */
export const CONTINUE = 0x003c;
export const BOF = 0x0809;

const EOF = 0x000a;
const BIFF8 = 0x0600;
const WORKBOOK_GLOBALS = 0x0005;
const BEGINNINGS: ReadonlySet<number> = new Set([0x0009, 0x0209, 0x0409, BOF]);

/** True if a stream of records is that of a workbook of Excel 97 or later. */
export function isBiff8(stream: Buffer): boolean {
  return (
    stream.length >= 8 &&
    stream.readUInt16LE(0) === BOF &&
    stream.readUInt16LE(4) === BIFF8 &&
    stream.readUInt16LE(6) === WORKBOOK_GLOBALS
  );
}

/**
 * Walks one substream, from its beginning to its end, past those inside it, until the callback answers
 * false; tells how many bytes that were. A record that reaches beyond the stream is not given.
 */
export function forEachRecord(
  stream: Buffer,
  start: number,
  budget: number,
  onRecord: (type: number, at: number, length: number) => boolean | void,
): number {
  let at = start;
  let depth = 0;
  while (at + 4 <= stream.length && at - start < budget) {
    const type = wordAt(stream, at);
    const length = wordAt(stream, at + 2);
    const body = at + 4;
    at = body + length;
    if (BEGINNINGS.has(type)) depth += 1;
    else if (type === EOF) depth -= 1;
    else if (depth === 1 && at <= stream.length && onRecord(type, body, length) === false) break;
    if (depth <= 0) break;
  }
  return Math.max(at - start, 0);
}

/** True if what `forEachRecord` walked has its end, as only a part that is cut short has not. */
export function hasEnd(stream: Buffer, start: number, bytes: number): boolean {
  return start + bytes <= stream.length && wordAt(stream, start + bytes - 4) === EOF;
}

/** Two bytes as a number; 0 beyond the stream. */
export function wordAt(stream: Buffer, at: number): number {
  return (stream[at] ?? 0) | ((stream[at + 1] ?? 0) << 8);
}
