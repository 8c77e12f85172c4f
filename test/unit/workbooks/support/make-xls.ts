/** Record types that the tests build (MS-XLS 2.3). */
export const types = {
  formula: 0x0006,
  end: 0x000a,
  date1904: 0x0022,
  pane: 0x0041,
  continue: 0x003c,
  columns: 0x007d,
  sheet: 0x0085,
  manyNumbers: 0x00bd,
  manyBlanks: 0x00be,
  richText: 0x00d6,
  format: 0x00e0,
  merges: 0x00e5,
  strings: 0x00fc,
  sharedText: 0x00fd,
  blank: 0x0201,
  number: 0x0203,
  text: 0x0204,
  truthOrError: 0x0205,
  resultText: 0x0207,
  row: 0x0208,
  array: 0x0221,
  window: 0x023e,
  shortNumber: 0x027e,
  numberFormat: 0x041e,
  begin: 0x0809,
} as const;

/** 16-bit numbers as bytes. */
export function words(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, at) => bytes.writeUInt16LE(value, at * 2));
  return bytes;
}

/** A 32-bit number as bytes. */
export function long(value: number): Buffer {
  return words(value & 0xffff, value >>> 16);
}

/** A double as bytes. */
export function double(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return bytes;
}

/** One record of a workbook stream. */
export function record(type: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([words(type, body.length), body]);
}

/** Characters in one byte each, or in two. */
export function characters(text: string, wide: boolean): Buffer {
  return Buffer.from(text, wide ? 'utf16le' : 'latin1');
}

/** A text as cells and the table of strings hold it: length, width, characters. */
export function storedText(text: string, wide = true): Buffer {
  return Buffer.concat([words(text.length), Buffer.from([wide ? 1 : 0]), characters(text, wide)]);
}

/** A cell with a number. */
export function numberCell(row: number, column: number, value: number, format = 0): Buffer {
  return record(types.number, words(row, column, format), double(value));
}

/** A cell with a text of its own. */
export function textCell(row: number, column: number, text: string): Buffer {
  return record(types.text, words(row, column, 0), storedText(text));
}

/** The table of strings in as many records as there are pieces of it. */
export function stringTable(first: Buffer, ...more: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(8);
  const others = more.map((piece) => record(types.continue, piece));
  return Buffer.concat([record(types.strings, head, first), ...others]);
}

export type SheetParts = {
  readonly name?: string;
  /** 0 visible, 1 hidden, 2 very hidden. */
  readonly state?: number;
  /** What its BOF says: 0x10 a table, 0x20 a chart, 0x40 macros. */
  readonly kind?: number;
  readonly records: readonly Buffer[];
};

/** The stream of a workbook of Excel 97: globals, then sheets. */
export function xlsStream(sheets: readonly SheetParts[], globals: readonly Buffer[] = []): Buffer {
  const begin = (kind: number): Buffer => record(types.begin, words(0x0600, kind, 0, 0), long(0));
  const end = record(types.end);
  const parts = sheets.map(({ kind = 0x10, records }) => {
    return Buffer.concat([begin(kind), ...records, end]);
  });
  const head = (starts: readonly number[]): Buffer => {
    const listed = sheets.map(({ name = 'Sheet', state = 0 }, at) => {
      const about = Buffer.from([state, 0, name.length, 1]);
      return record(types.sheet, long(starts[at] ?? 0), about, characters(name, true));
    });
    return Buffer.concat([begin(5), ...globals, ...listed, end]);
  };
  let at = head([]).length;
  const starts = parts.map(({ length }) => {
    at += length;
    return at - length;
  });
  return Buffer.concat([head(starts), ...parts]);
}

const sectorBytes = 512;
const linksInSector = sectorBytes / 4;
const placesInHeader = 109;
const endOfChain = 0xffff_fffe;
const none = 0xffff_ffff;
const fatMark = 0xffff_fffd;

/**
 * A compound file with one stream of 4 KB or more, its sectors side by side, or the last first.
 * `next` may forge the link of each sector of the stream, `size` its size.
 */
export function compoundFile(
  stream: Buffer,
  forged: {
    readonly backwards?: boolean;
    readonly size?: number;
    readonly next?: (sector: number) => number;
  } = {},
): Buffer {
  const count = Math.ceil(stream.length / sectorBytes);
  const fatCount = Math.ceil((count + 1) / (linksInSector - 2)) + 1;
  // The places of the tables of links that the header has no room for.
  const placesCount = Math.ceil(Math.max(fatCount - placesInHeader, 0) / (linksInSector - 1));
  const directory = fatCount + placesCount;
  const first = directory + 1;
  const file = Buffer.alloc((1 + first + count) * sectorBytes);
  const placeOf = (index: number): number =>
    first + (forged.backwards === true ? count - 1 - index : index);
  file.write('d0cf11e0a1b11ae1', 'hex');
  file.writeUInt16LE(3, 26);
  file.writeUInt16LE(9, 30);
  file.writeUInt16LE(6, 32);
  file.writeUInt32LE(fatCount, 44);
  file.writeUInt32LE(directory, 48);
  file.writeUInt32LE(4096, 56);
  file.writeUInt32LE(endOfChain, 60);
  file.writeUInt32LE(placesCount === 0 ? endOfChain : fatCount, 68);
  for (let at = 0; at < placesInHeader; at += 1) {
    file.writeUInt32LE(at < fatCount ? at : none, 76 + at * 4);
  }
  for (let sector = 0; sector < placesCount; sector += 1) {
    const from = (1 + fatCount + sector) * sectorBytes;
    const begin = placesInHeader + sector * (linksInSector - 1);
    for (let at = 0; at < linksInSector - 1; at += 1) {
      file.writeUInt32LE(begin + at < fatCount ? begin + at : none, from + at * 4);
    }
    const isLast = sector + 1 === placesCount;
    file.writeUInt32LE(isLast ? endOfChain : fatCount + sector + 1, from + sectorBytes - 4);
  }
  const link = (sector: number, to: number): void => {
    file.writeUInt32LE(to, sectorBytes + sector * 4);
  };
  for (let at = 0; at < fatCount * linksInSector; at += 1)
    link(at, at < directory ? fatMark : none);
  link(directory, endOfChain);
  for (let index = 0; index < count; index += 1) {
    const sector = placeOf(index);
    const to = index + 1 < count ? placeOf(index + 1) : endOfChain;
    link(sector, forged.next?.(sector) ?? to);
    const part = stream.subarray(index * sectorBytes, (index + 1) * sectorBytes);
    part.copy(file, (sector + 1) * sectorBytes);
  }
  const entry = (at: number, name: string, kind: number, child: number): number => {
    const from = (directory + 1) * sectorBytes + at * 128;
    file.write(name, from, 'utf16le');
    file.writeUInt16LE(name.length * 2 + 2, from + 64);
    file[from + 66] = kind;
    for (const place of [68, 72]) file.writeUInt32LE(none, from + place);
    file.writeUInt32LE(child, from + 76);
    file.writeUInt32LE(endOfChain, from + 116);
    return from;
  };
  entry(0, 'Root Entry', 5, 1);
  const workbook = entry(1, 'Workbook', 2, none);
  file.writeUInt32LE(placeOf(0), workbook + 116);
  file.writeUInt32LE(forged.size ?? stream.length, workbook + 120);
  return file;
}
