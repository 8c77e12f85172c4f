import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { holdsPlainBiff8 } from '#electron/workbooks/read/compound-file.ts';
import { sniffFormat } from '#electron/workbooks/read/sniff-format.ts';
import { defaultCaps, type WorkerCaps } from './workbook-client.ts';

/** What SheetJS makes of each byte of an .xls, measured: a cell becomes an object of 500 bytes. */
const heapPerByte = 28;
const leastHeap = 160;
const mostHeap = 1536;
const megabyte = 1024 * 1024;
const sniffedBytes = 512;

/**
 * The caps for reading a file. An .xls that our own reader does not take as it lies (of Excel 95 or
 * earlier, or locked) is read whole and gets a heap by its size, since nothing else tells what it will
 * take; every other file keeps to the same few hundred megabytes.
 */
export function capsFor(path: string): WorkerCaps {
  const size = sizeReadWhole(path);
  if (size === null) return defaultCaps;
  const wanted = Math.ceil((size * heapPerByte) / megabyte);
  return { ...defaultCaps, heap: Math.min(Math.max(wanted, leastHeap), mostHeap) };
}

/** The size of a file that SheetJS may have to read, in bytes; null for any other. */
function sizeReadWhole(path: string): number | null {
  try {
    const file = openSync(path, 'r');
    try {
      const { size } = fstatSync(file);
      const read = (at: number, length: number): Buffer => {
        const bytes = Buffer.alloc(Math.max(Math.min(length, size - at), 0));
        return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, at));
      };
      const isCompound = sniffFormat(read(0, sniffedBytes)).kind === 'compound';
      return isCompound && !holdsPlainBiff8({ size, read }) ? size : null;
    } finally {
      closeSync(file);
    }
  } catch {
    // Whatever is wrong with the file is told by the one who reads it.
    return null;
  }
}
