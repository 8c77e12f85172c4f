import { WorkbookError } from '../workbook-error.ts';

/** The bytes of a file by their place; fewer than asked for where it ends. */
export type PlacedBytes = {
  readonly size: number;
  read(at: number, length: number): Buffer;
};

const HEADER_BYTES = 512;
const MINI_SECTOR_BYTES = 64;
const HEADER_FAT_PLACES = 109;

/** The chains of sectors of a compound file (MS-CFB). Its constructor throws `workbook/damaged`. */
export class CompoundSectors {
  readonly firstOfDirectory: number;
  readonly #bytes: PlacedBytes;
  readonly #sectorBytes: number;
  readonly #sectorCount: number;
  readonly #links: Uint32Array;
  readonly #firstOfMiniLinks: number;

  constructor(bytes: PlacedBytes) {
    const header = bytes.read(0, HEADER_BYTES);
    const shift = header.length === HEADER_BYTES ? header.readUInt16LE(30) : 0;
    if (shift !== 9 && shift !== 12) throw damaged('The header of the compound file is broken');
    this.#bytes = bytes;
    this.#sectorBytes = 1 << shift;
    this.#sectorCount = Math.max(Math.ceil(bytes.size / this.#sectorBytes) - 1, 0);
    this.firstOfDirectory = header.readUInt32LE(48);
    this.#firstOfMiniLinks = header.readUInt32LE(60);
    this.#links = this.#readLinks(header);
  }

  /**
   * The content of a chain, up to so many bytes of it; where the sectors lie side by side it is a view
   * of the file. A chain that leads out of the file ends there. Throws `workbook/damaged` for a circle.
   */
  chain(first: number, atMost: number): Buffer {
    const runs: { from: number; count: number }[] = [];
    const seen = new Uint8Array(this.#sectorCount);
    let found = 0;
    for (let sector = first; sector < this.#sectorCount && found < atMost;) {
      if (seen[sector] === 1) throw damaged('A chain of sectors goes round in a circle');
      seen[sector] = 1;
      const last = runs.at(-1);
      if (last !== undefined && last.from + last.count === sector) last.count += 1;
      else runs.push({ from: sector, count: 1 });
      found += this.#sectorBytes;
      sector = this.#links[sector] ?? this.#sectorCount;
    }
    const parts = runs.map(({ from, count }) =>
      this.#bytes.read((from + 1) * this.#sectorBytes, count * this.#sectorBytes),
    );
    const [only] = parts;
    const whole = parts.length === 1 && only !== undefined ? only : Buffer.concat(parts);
    return whole.subarray(0, atMost);
  }

  /** The content of a chain in the mini stream, of `size` bytes or fewer. */
  miniChain(miniStream: Buffer, first: number, size: number): Buffer {
    const links = this.chain(this.#firstOfMiniLinks, this.#bytes.size);
    const parts: Buffer[] = [];
    let sector = first;
    // As no stream in here is longer than its size allows, no circle goes on for ever.
    while (parts.length * MINI_SECTOR_BYTES < size && sector * 4 + 4 <= links.length) {
      const from = sector * MINI_SECTOR_BYTES;
      parts.push(miniStream.subarray(from, from + MINI_SECTOR_BYTES));
      sector = links.readUInt32LE(sector * 4);
    }
    return Buffer.concat(parts).subarray(0, size);
  }

  /** For each sector the one that follows it. */
  #readLinks(header: Buffer): Uint32Array {
    const links = new Uint32Array(this.#sectorCount);
    let known = 0;
    // Honest tables are done once each sector has its link; what a forged one adds is not read.
    for (const place of this.#linkSectors(header)) {
      const sector = this.#sector(place);
      for (let at = 0; at + 4 <= sector.length && known < links.length; at += 4) {
        links[known] = sector.readUInt32LE(at);
        known += 1;
      }
      if (known >= links.length) break;
    }
    return known < links.length ? links.subarray(0, known) : links;
  }

  /** The sectors that the table of links lies in: the first ones in the header, then a chain of them. */
  *#linkSectors(header: Buffer): Iterable<number> {
    for (let index = 0; index < HEADER_FAT_PLACES; index += 1) {
      yield header.readUInt32LE(76 + index * 4);
    }
    const perSector = this.#sectorBytes / 4 - 1;
    let place = header.readUInt32LE(68);
    // So many hold the places of all links; a chain that is longer goes round.
    const most = Math.ceil(this.#sectorCount / perSector / perSector);
    for (let count = 0; count < most; count += 1) {
      const sector = this.#sector(place);
      if (sector.length < this.#sectorBytes) return;
      for (let index = 0; index < perSector; index += 1) yield sector.readUInt32LE(index * 4);
      place = sector.readUInt32LE(perSector * 4);
    }
  }

  #sector(place: number): Buffer {
    return place < this.#sectorCount
      ? this.#bytes.read((place + 1) * this.#sectorBytes, this.#sectorBytes)
      : Buffer.alloc(0);
  }
}

function damaged(message: string): WorkbookError {
  return new WorkbookError('workbook/damaged', message);
}
