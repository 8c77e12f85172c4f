import { tooLarge } from '../read-limits.ts';
import { WorkbookError } from '../workbook-error.ts';
import { crc32 } from './crc32.ts';
import { inflateSource, piecesSource, readAll } from './inflate-source.ts';
import { readZipDirectory } from './zip-directory.ts';
import type { ReadLimits } from '../read-limits.ts';
import type { FileBytes, Pieces } from './file-bytes.ts';
import type { ByteSource } from './inflate-source.ts';
import type { ZipEntry } from './zip-directory.ts';

export interface ZipArchive {
  readonly names: readonly string[];
  has(name: string): boolean;
  /** Opens a part for pulling; null when there is none of that name. */
  open(name: string): ByteSource | null;
  /** A whole part, of at most `residentBytes`; null when there is none of that name. */
  read(name: string): Buffer | null;
  /** True if each entry has the size that the directory claims. Inflates everything. */
  sizesAreHonest(): boolean;
  /** Lets go of the file. */
  close(): void;
}

const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_LENGTH = 30;
/** Beyond this size a part that swelled more than `inflateRatio` times is taken for a bomb. */
const RATIO_FREE_BYTES = 64 * 1024 * 1024;

/** Opens a zip. Names are compared without case, slash direction or leading slash. */
export function openZip(bytes: FileBytes, limits: ReadLimits): ZipArchive {
  const entries = new Map<string, ZipEntry>();
  for (const entry of readZipDirectory(bytes)) entries.set(partKey(entry.name), entry);
  const budget = createBudget(limits);

  function openEntry(entry: ZipEntry): ByteSource {
    const stored = storedBytes(bytes, entry);
    const raw =
      entry.method === 0 ? piecesSource(stored) : inflateSource(stored, limits.inflatedBytes);
    return checked(raw, entry, budget);
  }

  function open(name: string): ByteSource | null {
    const entry = entries.get(partKey(name));
    return entry === undefined ? null : openEntry(entry);
  }

  return {
    names: [...entries.keys()],
    has: (name) => entries.has(partKey(name)),
    open,
    read(name) {
      const source = open(name);
      return source === null ? null : readAll(source, limits.residentBytes);
    },
    sizesAreHonest() {
      const piece = new Uint8Array(65_536);
      for (const entry of entries.values()) {
        const source = openEntry(entry);
        let size = 0;
        for (let got = -1; got !== 0; size += got) got = source.readInto(piece, 0);
        source.close();
        if (size !== entry.claimedSize) return false;
      }
      return true;
    },
    close: () => {
      bytes.close();
    },
  };
}

/** The form in which part names are compared. */
export function partKey(name: string): string {
  const parts: string[] = [];
  for (const part of name.replaceAll('\\', '/').split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/').toLowerCase();
}

function storedBytes(bytes: FileBytes, entry: ZipEntry): Pieces {
  const at = entry.headerOffset;
  if (entry.encrypted) {
    throw new WorkbookError('workbook/encrypted', 'The archive itself is encrypted', {
      kind: 'zip',
      canOpenWithPassword: false,
    });
  }
  if (entry.method !== 0 && entry.method !== 8) {
    throw new WorkbookError('workbook/unsupported', 'Unknown compression', {
      kind: `zip-method-${String(entry.method)}`,
    });
  }
  const head = bytes.slice(at, at + LOCAL_LENGTH);
  if (head.length < LOCAL_LENGTH || head.readUInt32LE(0) !== LOCAL_SIGNATURE) {
    throw new WorkbookError('workbook/damaged', 'A part of the archive is missing');
  }
  const start = at + LOCAL_LENGTH + head.readUInt16LE(26) + head.readUInt16LE(28);
  if (start + entry.compressedSize > bytes.length) {
    throw new WorkbookError('workbook/damaged', 'A part of the archive is cut short');
  }
  return bytes.pieces(start, start + entry.compressedSize);
}

type Budget = (entry: ZipEntry, produced: number) => void;

/** Counts what was really inflated; a part that is read twice counts once. */
function createBudget(limits: ReadLimits): Budget {
  const largest = new Map<string, number>();
  let spent = 0;
  return (entry, produced) => {
    const before = largest.get(entry.name) ?? 0;
    if (produced <= before) return;
    largest.set(entry.name, produced);
    spent += produced - before;
    if (spent > limits.inflatedBytes) tooLarge('inflatedBytes', limits.inflatedBytes);
    const swollen = produced > Math.max(entry.compressedSize, 1) * limits.inflateRatio;
    if (swollen && produced > RATIO_FREE_BYTES) tooLarge('inflateRatio', limits.inflateRatio);
  };
}

/** Adds the budget, and the comparison of the checksum at the end. */
function checked(source: ByteSource, entry: ZipEntry, budget: Budget): ByteSource {
  let produced = 0;
  let crc = 0;
  let ended = false;
  return {
    readInto(target, offset) {
      const got = ended ? 0 : source.readInto(target, offset);
      produced += got;
      crc = crc32(target.subarray(offset, offset + got), crc);
      budget(entry, produced);
      if (offset + got < target.length && !ended) {
        ended = true;
        if (crc !== entry.crc) {
          throw new WorkbookError('workbook/damaged', `The checksum of ${entry.name} is wrong`);
        }
      }
      return got;
    },
    close: () => {
      source.close();
    },
  };
}
