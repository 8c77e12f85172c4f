import { WorkbookError } from '../workbook-error.ts';
import type { FileBytes } from './file-bytes.ts';

export type ZipEntry = {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  readonly compressedSize: number;
  /** What the directory claims; never trusted. */
  readonly claimedSize: number;
  readonly headerOffset: number;
};

const END_SIGNATURE = 0x06054b50;
const END_LENGTH = 22;
const LOCATOR_LENGTH = 20;
const END64_LENGTH = 56;
const END64_LOCATOR = 0x07064b50;
const END64_SIGNATURE = 0x06064b50;
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_LENGTH = 46;
const ALL_ONES = 0xffffffff;
const MAX_ENTRIES = 65_536;

/** The entries of a zip by its central directory. Throws `workbook/damaged` when it has none. */
export function readZipDirectory(file: FileBytes): ZipEntry[] {
  const end = findEnd(file);
  let { count, size, offset } = end;
  if (offset === ALL_ONES || size === ALL_ONES || count === 0xffff) {
    ({ count, size, offset } = readEnd64(file, end.position) ?? end);
  }
  // Bytes put before the archive move all of its offsets by the same distance.
  const shift = end.zip64 ? 0 : Math.max(end.position - (offset + size), 0);
  const entries: ZipEntry[] = [];
  const bytes = file.slice(offset + shift, file.length);
  let at = 0;
  while (entries.length < Math.min(count, MAX_ENTRIES)) {
    if (at + ENTRY_LENGTH > bytes.length || bytes.readUInt32LE(at) !== ENTRY_SIGNATURE) {
      throw damaged('The directory of the archive is broken');
    }
    const nameLength = bytes.readUInt16LE(at + 28);
    const extraLength = bytes.readUInt16LE(at + 30);
    const nameEnd = at + ENTRY_LENGTH + nameLength;
    const extra = bytes.subarray(nameEnd, nameEnd + extraLength);
    const wide = wideSizes(extra, [
      bytes.readUInt32LE(at + 24),
      bytes.readUInt32LE(at + 20),
      bytes.readUInt32LE(at + 42),
    ]);
    entries.push({
      name: bytes.toString('utf8', at + ENTRY_LENGTH, nameEnd),
      method: bytes.readUInt16LE(at + 10),
      encrypted: (bytes.readUInt16LE(at + 8) & 1) !== 0,
      crc: bytes.readUInt32LE(at + 16),
      claimedSize: wide[0],
      compressedSize: wide[1],
      headerOffset: wide[2] + shift,
    });
    at = nameEnd + extraLength + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

type DirectoryPlace = { readonly count: number; readonly size: number; readonly offset: number };

function findEnd(file: FileBytes): DirectoryPlace & { position: number; zip64: boolean } {
  // With the locator of zip64 before it.
  const from = Math.max(file.length - LOCATOR_LENGTH - END_LENGTH - 0xffff, 0);
  const bytes = file.slice(from, file.length);
  const lowest = Math.max(bytes.length - END_LENGTH - 0xffff, 0);
  for (let at = bytes.length - END_LENGTH; at >= lowest; at -= 1) {
    if (bytes.readUInt32LE(at) !== END_SIGNATURE) continue;
    const zip64 = at >= LOCATOR_LENGTH && bytes.readUInt32LE(at - LOCATOR_LENGTH) === END64_LOCATOR;
    return {
      count: bytes.readUInt16LE(at + 10),
      size: bytes.readUInt32LE(at + 12),
      offset: bytes.readUInt32LE(at + 16),
      position: from + at,
      zip64,
    };
  }
  throw damaged('The archive is cut short');
}

function readEnd64(file: FileBytes, end: number): DirectoryPlace | null {
  if (end < LOCATOR_LENGTH) return null;
  const locator = file.slice(end - LOCATOR_LENGTH, end);
  if (locator.readUInt32LE(0) !== END64_LOCATOR) return null;
  const at = Number(locator.readBigUInt64LE(8));
  const bytes = file.slice(at, at + END64_LENGTH);
  if (bytes.length < END64_LENGTH || bytes.readUInt32LE(0) !== END64_SIGNATURE) return null;
  return {
    count: Number(bytes.readBigUInt64LE(32)),
    size: Number(bytes.readBigUInt64LE(40)),
    offset: Number(bytes.readBigUInt64LE(48)),
  };
}

/** Replaces each all-ones value by its 64-bit one from the zip64 extra field. */
function wideSizes(
  extra: Buffer,
  values: readonly [number, number, number],
): [number, number, number] {
  const result: [number, number, number] = [...values];
  if (!values.includes(ALL_ONES)) return result;
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    const last = Math.min(at + 4 + extra.readUInt16LE(at + 2), extra.length);
    let field = at + 4;
    for (const [index, value] of values.entries()) {
      if (value !== ALL_ONES || field + 8 > last) continue;
      result[index] = Number(extra.readBigUInt64LE(field));
      field += 8;
    }
  }
  return result;
}

function damaged(message: string): WorkbookError {
  return new WorkbookError('workbook/damaged', message);
}
