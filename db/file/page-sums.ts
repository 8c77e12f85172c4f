import {
  closeSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { crc32 } from 'node:zlib';

const signature = Buffer.from('ICSUMS01', 'latin1');
const headBytes = 16;
const slotBytes = 4;

/** The file of sums beside a data file. */
export const sumsFileOf = (dataFile: string): string => `${dataFile}-sums`;

/** CRC-32 of a page; 0 is kept for "not known". */
function sumOf(page: Buffer): number {
  return crc32(page) || 1;
}

export type PageSums = {
  readonly pageSize: number;
  /** The sum of a page as last written, or 0 when it is not known. */
  sum(page: number): number;
  /** Makes the sums of these pages unknown, on the disk, before the pages change. */
  forget(pages: readonly number[]): void;
  /** Takes the sums of these pages from the data file; forgets what lies behind its end. */
  learn(pages: Iterable<number>): void;
  close(): void;
};

function slotAt(page: number): number {
  return headBytes + (page - 1) * slotBytes;
}

function prepare(fd: number, pageSize: number): void {
  const head = Buffer.alloc(headBytes);
  readSync(fd, head, 0, headBytes, 0);
  if (head.subarray(0, 8).equals(signature) && head.readUInt32LE(8) === pageSize) return;
  ftruncateSync(fd, 0);
  signature.copy(head);
  head.writeUInt32LE(pageSize, 8);
  head.writeUInt32LE(0, 12);
  writeSync(fd, head, 0, headBytes, 0);
}

/**
 * Opens, or begins, the sums of a data file: a CRC-32 of each page as the last checkpoint wrote
 * it. A change of up to 32 bits side by side is always found, any other with 1 − 2⁻³².
 */
export function openPageSums(dataFile: string, pageSize: number): PageSums {
  const fd = openSync(sumsFileOf(dataFile), 'a+');
  closeSync(fd);
  const sums = openSync(sumsFileOf(dataFile), 'r+');
  const slot = Buffer.alloc(slotBytes);
  prepare(sums, pageSize);

  function put(page: number, value: number): void {
    slot.writeUInt32LE(value, 0);
    writeSync(sums, slot, 0, slotBytes, slotAt(page));
  }

  return {
    pageSize,
    sum(page) {
      slot.fill(0);
      readSync(sums, slot, 0, slotBytes, slotAt(page));
      return slot.readUInt32LE(0);
    },
    forget(pages) {
      for (const page of pages) put(page, 0);
      fsyncSync(sums);
    },
    learn(pages) {
      const data = openSync(dataFile, 'r');
      try {
        const bytes = Buffer.allocUnsafe(pageSize);
        const last = Math.floor(fstatSync(data).size / pageSize);
        for (const page of pages) {
          if (page > last) continue;
          readSync(data, bytes, 0, pageSize, (page - 1) * pageSize);
          put(page, sumOf(bytes));
        }
        if (fstatSync(sums).size > slotAt(last + 1)) ftruncateSync(sums, slotAt(last + 1));
      } finally {
        closeSync(data);
      }
    },
    close() {
      closeSync(sums);
    },
  };
}

/** Forgets all sums, for a data file that was put in place as a whole. */
export function dropPageSums(dataFile: string): void {
  rmSync(sumsFileOf(dataFile), { force: true });
}

/** Takes the sums of all pages anew, for a file just made or put in place that nobody writes yet. */
export function takePageSums(dataFile: string, pageSize: number): void {
  dropPageSums(dataFile);
  const sums = openPageSums(dataFile, pageSize);
  try {
    const pages = Math.floor(statSync(dataFile).size / pageSize);
    sums.learn(Array.from({ length: pages }, (_, index) => index + 1));
  } finally {
    sums.close();
  }
}

export type SumsVerdict = {
  readonly checked: number;
  readonly unknown: readonly number[];
  readonly changed: readonly number[];
};

/**
 * Compares the data file with its sums while it may be in use. `inLog` are pages whose newest state
 * is in the log; what the file holds for them does not matter. Reading page then sum again makes a
 * checkpoint that runs meanwhile visible as "not known".
 */
export function verifyPageSums(
  dataFile: string,
  pageSize: number,
  inLog: ReadonlySet<number>,
): SumsVerdict {
  const sums = openPageSums(dataFile, pageSize);
  const data = openSync(dataFile, 'r');
  const perRead = Math.max(1, Math.floor(1_048_576 / pageSize));
  const bytes = Buffer.allocUnsafe(perRead * pageSize);
  const unknown: number[] = [];
  const changed: number[] = [];
  let checked = 0;
  try {
    for (let first = 1; ; first += perRead) {
      const got = readSync(data, bytes, 0, bytes.length, (first - 1) * pageSize);
      for (let at = 0; at + pageSize <= got; at += pageSize) {
        const page = first + at / pageSize;
        if (inLog.has(page)) continue;
        const found = sumOf(bytes.subarray(at, at + pageSize));
        const known = sums.sum(page);
        if (known === 0) unknown.push(page);
        else if (known === found) checked += 1;
        else if (isStillWrong(data, sums, page, pageSize)) changed.push(page);
      }
      if (got < bytes.length) break;
    }
  } finally {
    closeSync(data);
    sums.close();
  }
  return { checked, unknown, changed };
}

function isStillWrong(data: number, sums: PageSums, page: number, pageSize: number): boolean {
  const before = sums.sum(page);
  const bytes = Buffer.allocUnsafe(pageSize);
  readSync(data, bytes, 0, pageSize, (page - 1) * pageSize);
  const after = sums.sum(page);
  return before !== 0 && before === after && sumOf(bytes) !== before;
}
