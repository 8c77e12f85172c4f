import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { defaultCaps, type WorkerCaps } from './workbook-client.ts';

/** What SheetJS makes of each byte of an .xls, measured: a cell becomes an object of 500 bytes. */
const heapPerByte = 28;
const leastHeap = 160;
const mostHeap = 1536;
const megabyte = 1024 * 1024;
const compoundSignature = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/**
 * The caps for reading a file. An .xls is read whole and gets a heap by its size, since nothing else
 * tells what it will take; every other kind keeps to the same few hundred megabytes.
 */
export function capsFor(path: string): WorkerCaps {
  if (!isCompound(path)) return defaultCaps;
  const wanted = Math.ceil((statSync(path).size * heapPerByte) / megabyte);
  return { ...defaultCaps, heap: Math.min(Math.max(wanted, leastHeap), mostHeap) };
}

function isCompound(path: string): boolean {
  const head = Buffer.alloc(compoundSignature.length);
  try {
    const file = openSync(path, 'r');
    try {
      readSync(file, head);
    } finally {
      closeSync(file);
    }
  } catch {
    // Whatever is wrong with the file is told by the one who reads it.
    return false;
  }
  return head.equals(compoundSignature);
}
