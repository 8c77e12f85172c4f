import { createDeflateRaw } from 'node:zlib';
import { crc32 } from '../read/zip/crc32.ts';
import type { AtomicFile } from './atomic-file.ts';

const LOCAL_LENGTH = 30;
const ENTRY_LENGTH = 46;
const END_LENGTH = 22;
const VERSION = 20;
const DEFLATE = 8;
const UTF8_NAMES = 0x0800;
/** 01.01.1980: a fixed stamp, so that the same rows give the same file. */
const DOS_DATE = 0x0021;
const MAX_BYTES = 0xffffffff;
const LEVEL = 6;

/** One part of an archive while it is being written. */
export interface ZipPart {
  write(bytes: Uint8Array): Promise<void>;
  finish(): Promise<void>;
}

export interface ZipWriter {
  /** Begins a part; the one before must be finished. */
  beginPart(name: string): Promise<ZipPart>;
  /** Writes the directory; the file itself is left open. */
  finish(): Promise<void>;
}

type Entry = {
  readonly name: Buffer;
  readonly offset: number;
  crc: number;
  size: number;
  compressedSize: number;
};

/** Writes a zip archive piece by piece; headers are completed afterwards, with no descriptors. */
export function createZipWriter(file: AtomicFile): ZipWriter {
  const entries: Entry[] = [];
  return {
    async beginPart(name) {
      const entry: Entry = {
        name: Buffer.from(name, 'utf8'),
        offset: file.size,
        crc: 0,
        size: 0,
        compressedSize: 0,
      };
      entries.push(entry);
      await file.append(localHeader(entry));
      return createPart(file, entry);
    },
    async finish() {
      const start = file.size;
      const directory = Buffer.concat(entries.map(directoryEntry));
      await file.append(Buffer.concat([directory, endRecord(entries.length, directory, start)]));
    },
  };
}

function createPart(file: AtomicFile, entry: Entry): ZipPart {
  const deflate = createDeflateRaw({ level: LEVEL });
  let ready: Buffer[] = [];
  deflate.on('data', (piece: Buffer) => ready.push(piece));
  const ended = new Promise<void>((resolve, reject) => {
    deflate.on('end', resolve);
    deflate.on('error', reject);
  });

  async function store(): Promise<void> {
    const pieces = Buffer.concat(ready);
    ready = [];
    entry.compressedSize += pieces.length;
    if (entry.size > MAX_BYTES) throw new RangeError('A part of the archive exceeds 4 GB');
    await file.append(pieces);
  }

  return {
    async write(bytes) {
      entry.crc = crc32(bytes, entry.crc);
      entry.size += bytes.length;
      await new Promise<void>((resolve, reject) => {
        deflate.write(bytes, (error) => {
          if (error) reject(error);
          else resolve();
        });
      });
      await store();
    },
    async finish() {
      deflate.end();
      await ended;
      await store();
      await file.patch(localHeader(entry), entry.offset);
    },
  };
}

function localHeader(entry: Entry): Buffer {
  const header = Buffer.alloc(LOCAL_LENGTH);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(VERSION, 4);
  writeCommon(header, 6, entry);
  return Buffer.concat([header, entry.name]);
}

function directoryEntry(entry: Entry): Buffer {
  const header = Buffer.alloc(ENTRY_LENGTH);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(VERSION, 6);
  writeCommon(header, 8, entry);
  header.writeUInt32LE(entry.offset, 42);
  return Buffer.concat([header, entry.name]);
}

/** The fields that both headers share, in the same order. */
function writeCommon(header: Buffer, at: number, entry: Entry): void {
  header.writeUInt16LE(UTF8_NAMES, at);
  header.writeUInt16LE(DEFLATE, at + 2);
  header.writeUInt16LE(DOS_DATE, at + 6);
  header.writeUInt32LE(entry.crc, at + 8);
  header.writeUInt32LE(entry.compressedSize, at + 12);
  header.writeUInt32LE(entry.size, at + 16);
  header.writeUInt16LE(entry.name.length, at + 20);
}

function endRecord(count: number, directory: Buffer, start: number): Buffer {
  const record = Buffer.alloc(END_LENGTH);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(count, 8);
  record.writeUInt16LE(count, 10);
  record.writeUInt32LE(directory.length, 12);
  record.writeUInt32LE(start, 16);
  return record;
}
