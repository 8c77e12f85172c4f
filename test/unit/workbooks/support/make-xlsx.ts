import { deflateRawSync } from 'node:zlib';
import { crc32 } from '#electron/workbooks/read/zip/crc32.ts';
import { openWorkbook } from '#electron/workbooks/read/workbook.ts';
import type { CellValue } from '#electron/workbooks/read/cell.ts';
import type { OpenOptions, SheetRow, Workbook } from '#electron/workbooks/read/workbook.ts';

export type Parts = Readonly<Record<string, string | Buffer>>;

type ZipTricks = {
  /** Writes this size into both headers, whatever the part holds. */
  readonly claimedSize?: number;
  readonly wrongChecksum?: boolean;
  readonly stored?: boolean;
  readonly before?: Buffer;
  readonly flags?: number;
};

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** A zip with the given parts. */
export function makeZip(parts: Parts, tricks: ZipTricks = {}): Buffer {
  const pieces: Buffer[] = [tricks.before ?? Buffer.alloc(0)];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const data = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
    const packed = tricks.stored === true ? data : deflateRawSync(data);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(tricks.flags ?? 0, 2);
    common.writeUInt16LE(tricks.stored === true ? 0 : 8, 4);
    common.writeUInt32LE((crc32(data) ^ (tricks.wrongChecksum === true ? 1 : 0)) >>> 0, 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(tricks.claimedSize ?? data.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([
      Buffer.from('PK\x03\x04', 'latin1'),
      common,
      Buffer.from(name),
      packed,
    ]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.concat([
        Buffer.from('PK\x01\x02\x14\x00', 'latin1'),
        common,
        place,
        Buffer.from(name),
      ]),
    );
    pieces.push(local);
    offset += local.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...pieces, listing, end]);
}

/** The parts of a workbook of one sheet named `A` with the given rows; `extra` wins. */
export function xlsxParts(sheetData: string, extra: Parts = {}): Parts {
  return {
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}"><Relationship Id="r" Type="${DOCUMENT}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><sheets><sheet name="A" sheetId="1" r:id="s"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}"><Relationship Id="s" Type="${DOCUMENT}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="t" Type="${DOCUMENT}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="y" Type="${DOCUMENT}/styles" Target="styles.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<?xml version="1.0"?><worksheet xmlns="${MAIN}"><sheetData>${sheetData}</sheetData></worksheet>`,
    ...extra,
  };
}

/** Opens a workbook made of parts. */
export function openParts(parts: Parts, options?: OpenOptions): Promise<Workbook> {
  return openWorkbook({ bytes: makeZip(parts), name: 'made.xlsx' }, options);
}

/** All rows of a sheet. */
export function allRows(book: Workbook, sheet = 0): SheetRow[] {
  const rows: SheetRow[] = [];
  book.forEachRow(sheet, (row) => {
    rows.push(row);
  });
  return rows;
}

/** The cells of the first row of a workbook with the given rows. */
export async function firstCells(
  sheetData: string,
  extra: Parts = {},
): Promise<readonly CellValue[]> {
  return allRows(await openParts(xlsxParts(sheetData, extra)))[0]?.cells ?? [];
}
