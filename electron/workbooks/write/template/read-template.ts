import { readFile } from 'node:fs/promises';
import { AppError } from '#contract/errors.ts';
import type { CellValue } from '../../read/cell.ts';
import { DEFAULT_LIMITS } from '../../read/read-limits.ts';
import type { MergedRange } from '../../read/workbook-types.ts';
import { openXlsx } from '../../read/xlsx/open-xlsx.ts';
import { forEachTag } from '../../read/xml/xml-tags.ts';
import { bytesInMemory } from '../../read/zip/file-bytes.ts';
import { openZip } from '../../read/zip/zip-archive.ts';
import type { SheetOptions } from '../sheet-xml.ts';
import { templateFile, type TemplateName } from './template-file.ts';

/** A cell of a template: what stands in it, and the index of its style. */
export type TemplateCell = { readonly value: CellValue; readonly style: number };
export type TemplateRow = {
  /** 1-based. */
  readonly number: number;
  readonly height: number | null;
  readonly cells: readonly TemplateCell[];
};

/** What a template says of the sheets that are made from it. */
export type Template = {
  readonly styles: string;
  /** The rows that stand on each sheet, words in braces still in them. */
  readonly head: readonly TemplateRow[];
  /** Rows that only show how a row of their name looks: the name stands in their first cell as `#name`. */
  readonly samples: ReadonlyMap<string, TemplateRow>;
  readonly merges: readonly MergedRange[];
  readonly widths: ReadonlyMap<number, number>;
  readonly width: number;
  readonly frozenRows: number;
  readonly autoFilter: boolean;
  readonly page: NonNullable<SheetOptions['page']>;
  readonly printedRows: SheetOptions['printedRows'];
};

const sheetPart = 'xl/worksheets/sheet1.xml';
const workbookPart = 'xl/workbook.xml';
const setupParts =
  /<(?:printOptions|pageMargins|pageSetup)\b[^>]*\/>|<headerFooter\b.*?<\/headerFooter>/gsu;

/**
 * Reads one of the templates in `resources/legacy`, or in the folder given, the first sheet of it.
 * Throws `export/template-missing`, also for one that is damaged.
 */
export async function readTemplate(name: TemplateName, folder?: string): Promise<Template> {
  try {
    return readBook(await readFile(templateFile(name, folder)));
  } catch (error) {
    throw new AppError('export/template-missing', 'A template of an old workbook is not there', {
      cause: error,
      details: { template: `${name}.xlsx` },
    });
  }
}

function readBook(bytes: Buffer): Template {
  const zip = openZip(bytesInMemory(bytes), DEFAULT_LIMITS);
  const part = (of: string): string => zip.read(of)?.toString('utf8') ?? '';
  const sheet = part(sheetPart);
  const workbook = openXlsx(zip, workbookPart, DEFAULT_LIMITS);
  const layout = workbook.layout(0);
  const values = new Map<number, readonly CellValue[]>();
  workbook.forEachRow(0, ({ number, cells }) => values.set(number, cells.slice()).size > 0);

  const head: TemplateRow[] = [];
  const samples = new Map<string, TemplateRow>();
  for (const row of styledRows(sheet, values)) {
    const first = row.cells[0]?.value;
    if (typeof first === 'string' && first.startsWith('#')) samples.set(first.slice(1), row);
    else head.push(row);
  }
  const titles = /_xlnm\.Print_Titles[^>]*>[^<]*\$(\d+):\$(\d+)</u.exec(part(workbookPart));
  return {
    styles: part('xl/styles.xml'),
    head,
    samples,
    merges: layout.merges,
    widths: layout.columnWidths,
    width: Math.max(0, ...layout.columnWidths.keys()) + 1,
    frozenRows: layout.frozenRows,
    autoFilter: sheet.includes('<autoFilter'),
    page: {
      properties: /<sheetPr>.*?<\/sheetPr>/su.exec(sheet)?.[0] ?? '',
      setup: [...sheet.matchAll(setupParts)].map(([xml]) => xml).join(''),
    },
    printedRows: titles === null ? undefined : { from: Number(titles[1]), to: Number(titles[2]) },
  };
}

function styledRows(
  sheet: string,
  values: ReadonlyMap<number, readonly CellValue[]>,
): readonly TemplateRow[] {
  const rows: { number: number; height: number | null; cells: TemplateCell[] }[] = [];
  forEachTag(sheet, (tag) => {
    if (tag.closing) return;
    if (tag.name === 'row') {
      const height = tag.attribute('ht');
      rows.push({
        number: Number(tag.attribute('r')),
        height: height === undefined ? null : Number(height),
        cells: [],
      });
      return;
    }
    const row = rows.at(-1);
    if (tag.name !== 'c' || row === undefined) return;
    // The templates leave no gap between the cells of a row.
    const value = values.get(row.number)?.[row.cells.length] ?? null;
    row.cells.push({ value, style: Number(tag.attribute('s') ?? '0') });
  });
  return rows;
}

/** The rows of the head with the words that belong in them; a cell that is one word keeps its type. */
export function filledHead(
  template: Template,
  words: Readonly<Record<string, CellValue>>,
): readonly TemplateRow[] {
  const fill = (value: CellValue): CellValue => {
    if (typeof value !== 'string' || !value.includes('{')) return value;
    const whole = /^\{(\w+)\}$/u.exec(value)?.[1];
    if (whole !== undefined && whole in words) return words[whole] ?? null;
    return value.replace(/\{(\w+)\}/gu, (text, word: string) => {
      const known = words[word];
      return typeof known === 'string' ? known : text;
    });
  };
  return template.head.map((row) => ({
    ...row,
    cells: row.cells.map(({ value, style }) => ({ value: fill(value), style })),
  }));
}
