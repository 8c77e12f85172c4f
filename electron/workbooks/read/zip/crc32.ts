import * as zlib from 'node:zlib';

type Crc32 = (data: Uint8Array, value?: number) => number;

// Node 20 has zlib.crc32 only from 20.15 on.
const native = (zlib as { readonly crc32?: Crc32 }).crc32;
const table = native === undefined ? buildTable() : null;

/** The CRC-32 of the bytes, continuing from the value of the bytes before. */
export function crc32(data: Uint8Array, value = 0): number {
  if (table === null) return native === undefined ? 0 : native(data, value);
  let crc = ~value;
  for (const byte of data) crc = (table[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return ~crc >>> 0;
}

function buildTable(): Uint32Array {
  const result = new Uint32Array(256);
  for (let index = 0; index < 256; index += 1) {
    let value = index;
    for (let bit = 0; bit < 8; bit += 1)
      value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
    result[index] = value;
  }
  return result;
}
