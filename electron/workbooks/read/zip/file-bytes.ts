import { closeSync, openSync, readSync } from 'node:fs';

/** Gives a part of a file piece by piece, in order; null at its end. A piece holds until the next is asked for. */
export type Pieces = () => Uint8Array | null;

const pieceBytes = 256 * 1024;

/** The bytes of a file, held in memory or read when they are asked for. */
export type FileBytes = {
  readonly length: number;
  /** Those from one place to another, fewer where the file ends before. */
  slice(from: number, to: number): Buffer;
  pieces(from: number, to: number): Pieces;
  /** Lets go of the file; nothing can be asked for any more. */
  close(): void;
};

/** Bytes that are in memory already; slices share them. */
export function bytesInMemory(bytes: Buffer): FileBytes {
  return {
    length: bytes.length,
    slice: (from, to) => bytes.subarray(from, to),
    pieces: (from, to) => onePiece(bytes.subarray(from, to)),
    close: () => undefined,
  };
}

/** Bytes that stay on the disk. Whoever opens them closes them. Throws what the system says. */
export function bytesOnDisk(path: string, length: number): FileBytes {
  const file = openSync(path, 'r');
  let isOpen = true;
  const fill = (bytes: Buffer, from: number): Buffer => {
    let got = 0;
    for (let read = -1; got < bytes.length && read !== 0; got += read) {
      read = readSync(file, bytes, got, bytes.length - got, from + got);
    }
    return bytes.subarray(0, got);
  };
  return {
    length,
    slice: (from, to) => fill(Buffer.allocUnsafe(Math.max(Math.min(to, length) - from, 0)), from),
    pieces: (from, to) => {
      const bytes = Buffer.allocUnsafe(Math.min(pieceBytes, to - from));
      let at = from;
      return () => {
        const piece = fill(bytes.subarray(0, to - at), at);
        at += piece.length;
        return piece.length === 0 ? null : piece;
      };
    },
    close: () => {
      if (isOpen) closeSync(file);
      isOpen = false;
    },
  };
}

/** What is in memory already, as its only piece. */
export function onePiece(bytes: Uint8Array): Pieces {
  let isGiven = false;
  return () => {
    if (isGiven) return null;
    isGiven = true;
    return bytes;
  };
}
