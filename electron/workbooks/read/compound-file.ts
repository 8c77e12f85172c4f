import { openStreams, type CompoundStreams } from './compound/compound-streams.ts';
import type { PlacedBytes } from './compound/sectors.ts';
import { isBiff8 } from './xls/biff-records.ts';

/** How a workbook is locked; the name is shown to the user. */
export type Encryption = {
  readonly kind: 'xor' | 'rc4' | 'rc4-cryptoapi' | 'ooxml-standard' | 'ooxml-agile' | 'ooxml-other';
  readonly canOpenWithPassword: boolean;
};

export type CompoundContent =
  | {
      readonly kind: 'xls';
      readonly encryption: Encryption | null;
      /** The records of the workbook. */
      readonly stream: Buffer;
    }
  | { readonly kind: 'encrypted-xlsx'; readonly encryption: Encryption }
  | { readonly kind: 'other'; readonly what: string };

const BOF_RECORDS = new Set([0x0009, 0x0209, 0x0409, 0x0809]);
const FILE_PASS = 0x002f;
/** The lock stands among the first records, before anything that it locks. */
const SEARCHED_RECORDS = 64;
/** Enough for these records. */
const HEAD_BYTES = 4096;

/** What an OLE compound file holds. Throws `workbook/damaged` when its directory is broken. */
export function inspectCompound(bytes: Buffer): CompoundContent {
  const size = bytes.length;
  const file = openStreams({ size, read: (at, length) => bytes.subarray(at, at + length) });
  const { names } = file;
  if (names.includes('encryptedpackage')) {
    return { kind: 'encrypted-xlsx', encryption: ooxmlEncryption(file.find('EncryptionInfo')) };
  }
  const stream = findRecords(file);
  if (stream !== null) return { kind: 'xls', encryption: biffEncryption(stream), stream };
  if (names.includes('worddocument')) return { kind: 'other', what: 'doc' };
  if (names.includes('powerpoint document')) return { kind: 'other', what: 'ppt' };
  if (names.some((name) => name.startsWith('__substg1.0_'))) return { kind: 'other', what: 'msg' };
  return { kind: 'other', what: 'compound-file' };
}

/**
 * True if a compound file holds an .xls that our own reader takes as it lies: of Excel 97 or later,
 * without a lock. Throws `workbook/damaged` when its directory is broken.
 */
export function holdsPlainBiff8(file: PlacedBytes): boolean {
  const head = findRecords(openStreams(file), HEAD_BYTES);
  return head !== null && isBiff8(head) && biffEncryption(head) === null;
}

function findRecords(file: CompoundStreams, atMost?: number): Buffer | null {
  return file.find('Workbook', atMost) ?? file.find('Book', atMost);
}

function ooxmlEncryption(info: Buffer | null): Encryption {
  if (info === null || info.length < 4) return { kind: 'ooxml-other', canOpenWithPassword: false };
  const major = info.readUInt16LE(0);
  const minor = info.readUInt16LE(2);
  if (major === 4 && minor === 4) return { kind: 'ooxml-agile', canOpenWithPassword: true };
  if (minor === 2 && major >= 2) return { kind: 'ooxml-standard', canOpenWithPassword: true };
  return { kind: 'ooxml-other', canOpenWithPassword: false };
}

/** The lock of an .xls by its FILEPASS record, or null when it has none. */
function biffEncryption(stream: Buffer): Encryption | null {
  let at = 0;
  for (let count = 0; count < SEARCHED_RECORDS && at + 4 <= stream.length; count += 1) {
    const type = stream.readUInt16LE(at);
    const length = stream.readUInt16LE(at + 2);
    if (count === 0 && !BOF_RECORDS.has(type)) return null;
    if (type === FILE_PASS && at + 4 + length <= stream.length) {
      return filePassEncryption(stream.subarray(at + 4, at + 4 + length));
    }
    at += 4 + length;
  }
  return null;
}

function filePassEncryption(record: Buffer): Encryption {
  const isXor = record.length < 6 || record.readUInt16LE(0) === 0;
  if (isXor) return { kind: 'xor', canOpenWithPassword: record.length >= 6 };
  const major = record.readUInt16LE(2);
  return { kind: major === 1 ? 'rc4' : 'rc4-cryptoapi', canOpenWithPassword: true };
}
