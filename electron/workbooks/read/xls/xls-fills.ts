import { firstOwnColour, indexedColour } from '../indexed-colours.ts';
import { forEachRecord } from './biff-records.ts';

const PALETTE = 0x0092;
const FORMAT = 0x00e0;
const FORMAT_LENGTH = 20;

/** The colour behind the cells of each cell format of an .xls, as `RRGGBB`; null for none. */
export function readXlsFills(stream: Buffer): readonly (string | null)[] {
  const indexes: (number | null)[] = [];
  const own: string[] = [];
  forEachRecord(stream, 0, stream.length, (type, at, length) => {
    if (type === FORMAT) {
      const isKnown = length >= FORMAT_LENGTH;
      const hasFill = isKnown && stream.readUInt32LE(at + 14) >>> 26 !== 0;
      indexes.push(hasFill ? stream.readUInt16LE(at + 18) & 0x7f : null);
    } else if (type === PALETTE && length >= 2) {
      const count = Math.min(stream.readUInt16LE(at), (length - 2) >> 2);
      for (let colour = 0; colour < count; colour += 1) {
        const from = at + 2 + colour * 4;
        own.push(stream.toString('hex', from, from + 3).toUpperCase());
      }
    }
  });
  return indexes.map((index) =>
    index === null ? null : (own[index - firstOwnColour] ?? indexedColour(index)),
  );
}
