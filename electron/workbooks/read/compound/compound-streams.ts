import { WorkbookError } from '../workbook-error.ts';
import { CompoundSectors, type PlacedBytes } from './sectors.ts';

const ENTRY_BYTES = 128;
/** Of 130,000 streams; whoever has more is after something else. */
const DIRECTORY_BYTES = 16 * 1024 * 1024;
/** Streams smaller than this lie in the mini stream. */
const MINI_CUTOFF = 4096;
const STREAM = 2;
const ROOT = 5;

type Entry = {
  readonly name: string;
  readonly kind: number;
  readonly siblings: readonly [number, number];
  readonly child: number;
  readonly first: number;
  readonly size: number;
};

/** The streams of a compound file. Names are told apart without regard to case. */
export type CompoundStreams = {
  /** Of streams and storages at any depth, in lower case. */
  readonly names: readonly string[];
  /**
   * The content of a stream, up to so many bytes of it, or null when there is none of that name; one
   * of the root is preferred to those of embedded documents. Throws `workbook/damaged`.
   */
  find(name: string, atMost?: number): Buffer | null;
};

/** Reads the directory of a compound file. Throws `workbook/damaged` when it is broken. */
export function openStreams(bytes: PlacedBytes): CompoundStreams {
  const sectors = new CompoundSectors(bytes);
  const entries = readEntries(sectors.chain(sectors.firstOfDirectory, DIRECTORY_BYTES));
  const root = entries.find(({ kind }) => kind === ROOT);
  if (root === undefined) {
    throw new WorkbookError('workbook/damaged', 'The directory of the compound file is broken');
  }
  const inRoot = siblings(entries, root.child);

  return {
    names: entries.map(({ name }) => name),
    find(wanted, atMost = bytes.size) {
      const isWanted = ({ kind, name }: Entry): boolean =>
        kind === STREAM && name === wanted.toLowerCase();
      const entry = inRoot.find(isWanted) ?? entries.find(isWanted);
      if (entry === undefined) return null;
      const size = Math.min(entry.size, atMost, bytes.size);
      if (entry.size >= MINI_CUTOFF) return sectors.chain(entry.first, size);
      const miniStream = sectors.chain(root.first, bytes.size);
      return sectors.miniChain(miniStream, entry.first, size);
    },
  };
}

function readEntries(directory: Buffer): Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; at + ENTRY_BYTES <= directory.length; at += ENTRY_BYTES) {
    const letters = Math.min(Math.max(directory.readUInt16LE(at + 64) - 2, 0), 62);
    entries.push({
      name: directory.toString('utf16le', at, at + letters).toLowerCase(),
      kind: directory[at + 66] ?? 0,
      siblings: [directory.readUInt32LE(at + 68), directory.readUInt32LE(at + 72)],
      child: directory.readUInt32LE(at + 76),
      first: directory.readUInt32LE(at + 116),
      size: directory.readUInt32LE(at + 120),
    });
  }
  return entries;
}

/** All entries of the tree that begins with one of them. */
function siblings(entries: readonly Entry[], first: number): Entry[] {
  const found = new Set<Entry>();
  const waiting = [first];
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    const entry = entries[index];
    if (entry === undefined || found.has(entry)) continue;
    found.add(entry);
    waiting.push(...entry.siblings);
  }
  return [...found];
}
