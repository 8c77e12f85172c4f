import { EMPTY_LAYOUT } from '../workbook-types.ts';
import { readAll } from '../zip/inflate-source.ts';
import { readLayout } from './sheet-layout.ts';
import { SheetScanner } from './sheet-scanner.ts';
import { SharedStrings } from './shared-strings.ts';
import { readPackage } from './xlsx-package.ts';
import { readDateStyles } from './xlsx-styles.ts';
import { readCellFills, readThemeColours } from './xlsx-fills.ts';
import { openXml } from './xml-source.ts';
import { decodeXml } from './xml-part.ts';
import type { DateFormat } from '../number-format.ts';
import type { ReadLimits } from '../read-limits.ts';
import type { SheetLayout, Workbook } from '../workbook-types.ts';
import type { ByteSource } from '../zip/inflate-source.ts';
import type { ZipArchive } from '../zip/zip-archive.ts';
import type { CellFills } from './xlsx-fills.ts';
import type { XlsxPackage } from './xlsx-package.ts';

/** Opens an .xlsx for walking. Sheets are inflated when they are walked, and again each time. */
export function openXlsx(zip: ZipArchive, workbookPart: string, limits: ReadLimits): Workbook {
  const contents = readPackage(zip, workbookPart);
  const layouts = new Map<number, SheetLayout>();
  const context = {
    strings: readStrings(zip, contents, limits),
    dateStyles: readStyles(zip, contents),
    date1904: contents.date1904,
  };

  let fills: CellFills | null = null;

  function openSheet(index: number): ByteSource | null {
    const part = contents.sheets[index]?.part;
    return part === undefined ? null : openXml(zip, part);
  }

  return {
    format: 'xlsx',
    encoding: null,
    delimiter: null,
    date1904: contents.date1904,
    sheets: contents.sheets.map(({ index, name, state }) => ({ index, name, state })),
    layout(sheet) {
      const known = layouts.get(sheet);
      if (known !== undefined) return known;
      const source = openSheet(sheet);
      const layout =
        source === null ? EMPTY_LAYOUT : closing(source, () => readLayout(source, limits));
      layouts.set(sheet, layout);
      return layout;
    },
    forEachRow(sheet, onRow, options) {
      const source = openSheet(sheet);
      if (source === null) return;
      if (options?.fills === true) fills ??= readFills(zip, contents);
      closing(source, () => {
        const asked = options?.fills === true ? fills : null;
        new SheetScanner(source, context, limits, asked).scan(onRow);
      });
    },
    close: () => {
      zip.close();
    },
  };
}

function closing<Result>(source: ByteSource, work: () => Result): Result {
  try {
    return work();
  } finally {
    source.close();
  }
}

function readStrings(zip: ZipArchive, contents: XlsxPackage, limits: ReadLimits): SharedStrings {
  const source = contents.stringsPart === null ? null : openXml(zip, contents.stringsPart);
  return new SharedStrings(
    source === null ? Buffer.alloc(0) : readAll(source, limits.residentBytes),
  );
}

function readStyles(zip: ZipArchive, contents: XlsxPackage): (DateFormat | null)[] {
  const part = contents.stylesPart === null ? null : zip.read(contents.stylesPart);
  return part === null ? [] : readDateStyles(decodeXml(part));
}

function readFills(zip: ZipArchive, { stylesPart, themePart }: XlsxPackage): CellFills {
  const textOf = (part: string | null): string => {
    const bytes = part === null ? null : zip.read(part);
    return bytes === null ? '' : decodeXml(bytes);
  };
  return readCellFills(textOf(stylesPart), readThemeColours(textOf(themePart)));
}
