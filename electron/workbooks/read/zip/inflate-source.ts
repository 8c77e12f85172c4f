import { constants, createInflateRaw, inflateRawSync } from 'node:zlib';
import { tooLarge } from '../read-limits.ts';
import { WorkbookError } from '../workbook-error.ts';
import { onePiece, type Pieces } from './file-bytes.ts';

/** Bytes that are pulled, not pushed, so that a caller can walk a sheet synchronously. */
export interface ByteSource {
  /** Fills `target` from `offset` as far as it can; 0 means the end. */
  readInto(target: Uint8Array, offset: number): number;
  close(): void;
}

/**
 * Node's own inflate state. Its synchronous half is not public, but npm itself (minizlib) stands on
 * it; where it is missing the part is inflated whole, at the price of memory.
 */
type InflateState = {
  readonly _handle?: {
    writeSync(
      flush: number,
      input: Uint8Array,
      inputOffset: number,
      inputLength: number,
      output: Uint8Array,
      outputOffset: number,
      outputLength: number,
    ): void;
  } | null;
  readonly _writeState?: Uint32Array;
};

/** Inflates a raw deflate stream piece by piece; throws `workbook/damaged` on a broken one. */
export function inflateSource(compressed: Pieces, maxBytes: number): ByteSource {
  const stream = createInflateRaw();
  const { _handle: handle, _writeState: state } = stream as unknown as InflateState;
  if (typeof handle?.writeSync !== 'function' || state === undefined) {
    stream.close();
    return bytesSource(inflateWhole(wholeOf(compressed), maxBytes));
  }
  // The fault is read from `errored` right after the call; the event only repeats it later.
  stream.on('error', () => undefined);
  let piece = compressed() ?? new Uint8Array(0);
  let inputOffset = 0;
  let ended = false;
  return {
    readInto(target, offset) {
      let at = offset;
      while (!ended && at < target.length) {
        const room = target.length - at;
        const left = piece.length - inputOffset;
        handle.writeSync(constants.Z_NO_FLUSH, piece, inputOffset, left, target, at, room);
        if (stream.errored !== null && stream.errored !== undefined) throw damaged(stream.errored);
        const [roomAfter = 0, leftAfter = 0] = state;
        inputOffset += left - leftAfter;
        at += room - roomAfter;
        // Room is left over only when the stream has ended or the piece has run out.
        if (roomAfter === 0) continue;
        const next = leftAfter === 0 ? compressed() : null;
        if (next === null) ended = true;
        else {
          piece = next;
          inputOffset = 0;
        }
      }
      return at - offset;
    },
    close() {
      ended = true;
      stream.close();
    },
  };
}

/** Hands out bytes that are in memory already. */
export function bytesSource(bytes: Uint8Array): ByteSource {
  return piecesSource(onePiece(bytes));
}

/** Hands out pieces as they are. */
export function piecesSource(pieces: Pieces): ByteSource {
  let next: Uint8Array | null = pieces();
  return {
    readInto(target, offset) {
      let at = offset;
      while (next !== null && at < target.length) {
        const part = next.subarray(0, target.length - at);
        target.set(part, at);
        at += part.length;
        next = part.length === next.length ? pieces() : next.subarray(part.length);
      }
      return at - offset;
    },
    close() {
      next = null;
    },
  };
}

function wholeOf(pieces: Pieces): Uint8Array {
  const all: Uint8Array[] = [];
  for (let piece = pieces(); piece !== null; piece = pieces()) all.push(Uint8Array.from(piece));
  return Buffer.concat(all);
}

/** Everything that is left of a source, then closes it. Throws `workbook/too-large`. */
export function readAll(source: ByteSource, maxBytes: number): Buffer {
  let buffer = Buffer.allocUnsafe(65_536);
  let length = 0;
  for (;;) {
    length += source.readInto(buffer, length);
    if (length < buffer.length) break;
    if (length > maxBytes) tooLarge('residentBytes', maxBytes);
    const larger = Buffer.allocUnsafe(buffer.length * 2);
    larger.set(buffer);
    buffer = larger;
  }
  source.close();
  return buffer.subarray(0, length);
}

function inflateWhole(compressed: Uint8Array, maxBytes: number): Uint8Array {
  try {
    return inflateRawSync(compressed, { maxOutputLength: maxBytes + 1 });
  } catch (error) {
    throw damaged(error);
  }
}

function damaged(cause: unknown): WorkbookError {
  return new WorkbookError('workbook/damaged', 'A part of the workbook is broken', {}, cause);
}
