import { closeSync, openSync, readSync, fstatSync } from 'node:fs';

const walHeaderBytes = 32;
const frameHeaderBytes = 24;
const framesAtOnce = 128;

export type WalFrame = { readonly page: number; readonly offset: number };

/** What the write-ahead log beside a data file holds. */
export type WalLog = {
  readonly pageSize: number;
  /** Frames of whole transactions, oldest first; `offset` is where the page's bytes begin. */
  readonly frames: readonly WalFrame[];
  readonly transactions: number;
  /** Says that a transaction which had reached the disk cannot be read any more. */
  readonly damage: string | null;
};

type Sum = readonly [number, number];

const nativeLittle = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

/** SQLite's running checksum of the log over whole pairs of 32-bit words. */
function addTo(seed: Sum, bytes: Buffer, littleEndian: boolean): Sum {
  let [first, second] = seed;
  if (littleEndian === nativeLittle && bytes.byteOffset % 4 === 0) {
    // An import writes hundreds of megabytes of log: reading word by word would cost a third of it.
    const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
    for (let at = 0; at < words.length; at += 2) {
      first = (first + (words[at] ?? 0) + second) | 0;
      second = (second + (words[at + 1] ?? 0) + first) | 0;
    }
    return [first, second];
  }
  for (let at = 0; at < bytes.length; at += 8) {
    const a = littleEndian ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at);
    const b = littleEndian ? bytes.readUInt32LE(at + 4) : bytes.readUInt32BE(at + 4);
    first = (first + a + second) | 0;
    second = (second + b + first) | 0;
  }
  return [first, second];
}

function storedSum(bytes: Buffer, at: number): Sum {
  return [bytes.readInt32BE(at), bytes.readInt32BE(at + 4)];
}

const same = (a: Sum, b: Sum): boolean => a[0] === b[0] && a[1] === b[1];

type Scan = {
  readonly frames: WalFrame[];
  transactions: number;
  damage: string | null;
};

function sumOfFrame(seed: Sum, frame: Buffer, little: boolean): Sum {
  const head = addTo(seed, frame.subarray(0, 8), little);
  return addTo(head, frame.subarray(frameHeaderBytes), little);
}

/**
 * Walks the frames. After the first frame that does not fit, it goes on with the stored sums: a
 * later frame that fits, behind the end of a transaction, was written after that transaction had
 * been synced, so what is missing is damage and not the torn end of an interrupted commit.
 */
function scan(
  fd: number,
  size: number,
  pageSize: number,
  salts: Buffer,
  seed: Sum,
  little: boolean,
): Scan {
  const result: Scan = { frames: [], transactions: 0, damage: null };
  const frameBytes = frameHeaderBytes + pageSize;
  const chunk = Buffer.from(new ArrayBuffer(frameBytes * framesAtOnce));
  const open: WalFrame[] = [];
  let sum = seed;
  let intact = true;
  let commitSeen = false;
  for (let at = walHeaderBytes; at + frameBytes <= size; at += frameBytes) {
    const inChunk = ((at - walHeaderBytes) / frameBytes) % framesAtOnce;
    if (inChunk === 0) readSync(fd, chunk, 0, Math.min(chunk.length, size - at), at);
    const frame = chunk.subarray(inChunk * frameBytes, (inChunk + 1) * frameBytes);
    const page = frame.readUInt32BE(0);
    const commits = frame.readUInt32BE(4) !== 0;
    const stored = storedSum(frame, 16);
    const ours = frame.compare(salts, 0, 8, 8, 16) === 0;
    // Sums take their time, and what is left of an earlier round of the log fits in no case.
    const fits = ours && page > 0 && same(sumOfFrame(sum, frame, little), stored);
    if (intact && fits) {
      open.push({ page, offset: at + frameHeaderBytes });
      if (commits) {
        result.frames.push(...open.splice(0));
        result.transactions += 1;
      }
    } else {
      intact = false;
      if (fits && commitSeen) {
        result.damage = `log unreadable after ${result.transactions} transactions`;
        return result;
      }
      if (ours && commits) commitSeen = true;
    }
    sum = stored;
  }
  return result;
}

function readLog(fd: number, pageSizeOfFile: number): WalLog | null {
  const { size } = fstatSync(fd);
  if (size <= walHeaderBytes) return null;
  const header = Buffer.alloc(walHeaderBytes);
  readSync(fd, header, 0, walHeaderBytes, 0);
  const magic = header.readUInt32BE(0);
  const little = (magic & 1) === 0;
  const seed = addTo([0, 0], header.subarray(0, 24), little);
  const whole = (magic === 0x377f0682 || magic === 0x377f0683) && same(seed, storedSum(header, 24));
  if (whole) {
    const pageSize = header.readUInt32BE(8);
    return { pageSize, ...scan(fd, size, pageSize, header.subarray(16, 24), seed, little) };
  }
  // SQLite syncs the header before the first frame and takes no frame without it. A header of
  // zeros is one that never reached the disk.
  const lost =
    size >= walHeaderBytes + frameHeaderBytes + pageSizeOfFile && header.some((b) => b > 0);
  const damage = lost ? 'log header unreadable' : null;
  return { pageSize: pageSizeOfFile, frames: [], transactions: 0, damage };
}

/** Reads the log beside the data file, writing nothing; null when there is none or it is empty. */
export function readWalLog(dataFile: string, pageSize: number): WalLog | null {
  let fd: number;
  try {
    fd = openSync(`${dataFile}-wal`, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  try {
    return readLog(fd, pageSize);
  } finally {
    closeSync(fd);
  }
}
