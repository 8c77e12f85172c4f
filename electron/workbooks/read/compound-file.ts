import { WorkbookError } from './workbook-error.ts';
import { loadSheetJs } from './sheetjs/load-sheetjs.ts';

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

/** The part of the library's compound file reader that is used; it comes untyped. */
type CompoundReader = {
  read(bytes: Buffer, options: { readonly type: 'buffer' }): { readonly FullPaths: string[] };
  find(file: object, name: string): { readonly content: Uint8Array } | null;
};

const BOF_RECORDS = new Set([0x0009, 0x0209, 0x0409, 0x0809]);
const FILE_PASS = 0x002f;
/** The lock stands among the first records, before anything that it locks. */
const SEARCHED_RECORDS = 64;

/** What an OLE compound file holds. Throws `workbook/damaged` when its directory is broken. */
export async function inspectCompound(bytes: Buffer): Promise<CompoundContent> {
  const reader = (await loadSheetJs()).CFB as CompoundReader;
  let names: string[];
  let find: (name: string) => Buffer | null;
  try {
    const file = reader.read(bytes, { type: 'buffer' });
    names = file.FullPaths.map((path) => path.slice(path.lastIndexOf('/') + 1).toLowerCase());
    find = (name) => {
      const content = reader.find(file, name)?.content;
      return content === undefined ? null : Buffer.from(content);
    };
  } catch (error) {
    throw new WorkbookError('workbook/damaged', 'The compound file is broken', {}, error);
  }
  if (names.includes('encryptedpackage')) {
    return { kind: 'encrypted-xlsx', encryption: ooxmlEncryption(find('EncryptionInfo')) };
  }
  const stream = find('Workbook') ?? find('Book');
  if (stream !== null) return { kind: 'xls', encryption: biffEncryption(stream), stream };
  if (names.includes('worddocument')) return { kind: 'other', what: 'doc' };
  if (names.includes('powerpoint document')) return { kind: 'other', what: 'ppt' };
  if (names.some((name) => name.startsWith('__substg1.0_'))) return { kind: 'other', what: 'msg' };
  return { kind: 'other', what: 'compound-file' };
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
