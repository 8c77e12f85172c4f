/** 'ICR1': tells our data files from any other SQLite file. */
export const applicationId = 0x49435231;

/** How many bytes of page 1 the header takes. */
export const headerBytes = 100;

export type FileHeader = {
  readonly pageSize: number;
  /** Pages by the header's own count. */
  readonly pageCount: number;
  readonly userVersion: number;
  readonly applicationId: number;
};

export type HeaderVerdict =
  | { readonly kind: 'whole'; readonly header: FileHeader }
  | { readonly kind: 'foreign'; readonly reason: string }
  | { readonly kind: 'damaged'; readonly reason: string };

const magic = Buffer.from('SQLite format 3\0', 'latin1');
const ourId = Buffer.from('ICR1', 'latin1');

function differingBytes(a: Uint8Array, b: Uint8Array): number {
  let count = 0;
  for (let index = 0; index < b.length; index += 1) if (a[index] !== b[index]) count += 1;
  return count;
}

function pageSizeOf(bytes: Buffer): number {
  const raw = bytes.readUInt16BE(16);
  return raw === 1 ? 65_536 : raw;
}

/** Fields with one legal value, or few: a wrong one means damage. */
function fieldAtFault(bytes: Buffer): string | null {
  const size = pageSizeOf(bytes);
  if (size < 512 || (size & (size - 1)) !== 0) return 'page size';
  const writeVersion = bytes[18];
  const readVersion = bytes[19];
  if (writeVersion !== readVersion || (writeVersion !== 1 && writeVersion !== 2)) {
    return 'file format';
  }
  if (bytes[20] !== 0) return 'reserved space';
  if (bytes[21] !== 64 || bytes[22] !== 32 || bytes[23] !== 32) return 'payload fractions';
  const schemaFormat = bytes.readUInt32BE(44);
  if (schemaFormat > 4) return 'schema format';
  if (bytes.readUInt32BE(52) !== 0) return 'auto-vacuum';
  if (bytes.readUInt32BE(56) > 1) return 'text encoding';
  if (bytes.readUInt32BE(64) !== 0) return 'incremental vacuum';
  if (bytes.subarray(72, 92).some((byte) => byte !== 0)) return 'reserved bytes';
  return null;
}

/**
 * Judges the first 100 bytes of a file. One wrong byte in the signature or in the application id
 * is damage to a file of ours; more is somebody else's file.
 */
export function judgeHeader(bytes: Buffer): HeaderVerdict {
  const wrongMagic = differingBytes(bytes, magic);
  if (bytes.length < headerBytes) {
    return wrongMagic <= 1
      ? { kind: 'damaged', reason: 'file is cut off' }
      : { kind: 'foreign', reason: 'shorter than a header' };
  }
  const wrongId = differingBytes(bytes.subarray(68, 72), ourId);
  if (wrongId > 1 || (wrongMagic > 1 && wrongId > 0)) {
    return { kind: 'foreign', reason: wrongMagic > 0 ? 'not a SQLite file' : 'other application' };
  }
  if (wrongMagic > 0) return { kind: 'damaged', reason: 'signature' };
  if (wrongId > 0) return { kind: 'damaged', reason: 'application id' };
  const field = fieldAtFault(bytes);
  if (field !== null) return { kind: 'damaged', reason: field };
  return {
    kind: 'whole',
    header: {
      pageSize: pageSizeOf(bytes),
      pageCount: bytes.readUInt32BE(28),
      userVersion: bytes.readInt32BE(60),
      applicationId: bytes.readUInt32BE(68),
    },
  };
}
