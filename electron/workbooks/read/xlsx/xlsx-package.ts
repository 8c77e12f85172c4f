import { WorkbookError } from '../workbook-error.ts';
import { forEachTag } from '../xml/xml-tags.ts';
import { partKey } from '../zip/zip-archive.ts';
import { decodeXml } from './xml-part.ts';
import type { SheetInfo } from '../workbook-types.ts';
import type { ZipArchive } from '../zip/zip-archive.ts';

type Relationship = {
  readonly id: string;
  /** The last step of the type's address: the same in the transitional and the strict standard. */
  readonly type: string;
  readonly target: string;
};

export type XlsxSheet = SheetInfo & {
  readonly part: string;
};

export type XlsxPackage = {
  readonly date1904: boolean;
  readonly sheets: readonly XlsxSheet[];
  readonly stylesPart: string | null;
  readonly themePart: string | null;
  readonly stringsPart: string | null;
};

/** The part that holds the workbook itself, or null when the archive is no spreadsheet. */
export function findWorkbookPart(zip: ZipArchive): string | null {
  const main = readRelationships(zip, '').find(({ type }) => type === 'officedocument');
  if (main !== undefined && zip.has(main.target)) return main.target;
  return zip.has('xl/workbook.xml') ? 'xl/workbook.xml' : null;
}

/** Sheets, styles and strings of the workbook. Throws `workbook/damaged` without a sheet list. */
export function readPackage(zip: ZipArchive, workbookPart: string): XlsxPackage {
  const relationships = readRelationships(zip, workbookPart);
  const byId = new Map(relationships.map((entry) => [entry.id, entry]));
  const part = zip.read(workbookPart);
  const sheets: XlsxSheet[] = [];
  let date1904 = false;
  forEachTag(part === null ? '' : decodeXml(part), (tag) => {
    if (tag.closing) return;
    if (tag.name === 'workbookPr') date1904 = /^(?:1|true)$/u.test(tag.attribute('date1904') ?? '');
    if (tag.name !== 'sheet') return;
    const name = tag.attribute('name');
    if (name === undefined) return;
    const target = byId.get(tag.attribute('id') ?? '');
    // A chart or dialogue sheet has no cells.
    if (target !== undefined && target.type !== 'worksheet') return;
    sheets.push({
      index: sheets.length,
      name,
      state: sheetState(tag.attribute('state')),
      part: sheetPart(zip, target, name),
    });
  });
  return {
    date1904,
    sheets,
    stylesPart: partOf(zip, relationships, 'styles'),
    themePart: partOf(zip, relationships, 'theme'),
    stringsPart: partOf(zip, relationships, 'sharedstrings'),
  };
}

function partOf(
  zip: ZipArchive,
  relationships: readonly Relationship[],
  type: string,
): string | null {
  const target = relationships.find((entry) => entry.type === type)?.target;
  return target !== undefined && zip.has(target) ? target : null;
}

function sheetPart(zip: ZipArchive, relationship: Relationship | undefined, name: string): string {
  if (relationship === undefined || !zip.has(relationship.target)) {
    throw new WorkbookError('workbook/damaged', 'A sheet is missing', { sheet: name });
  }
  return relationship.target;
}

function sheetState(stated: string | undefined): SheetInfo['state'] {
  if (stated === 'hidden') return 'hidden';
  return stated === 'veryHidden' ? 'very-hidden' : 'visible';
}

function readRelationships(zip: ZipArchive, part: string): Relationship[] {
  const cut = part.lastIndexOf('/') + 1;
  const xml = zip.read(`${part.slice(0, cut)}_rels/${part.slice(cut)}.rels`);
  const result: Relationship[] = [];
  if (xml === null) return result;
  forEachTag(decodeXml(xml), (tag) => {
    if (tag.name !== 'Relationship' || tag.closing) return;
    const target = tag.attribute('Target');
    const type = tag.attribute('Type') ?? '';
    if (target === undefined || tag.attribute('TargetMode') === 'External') return;
    result.push({
      id: tag.attribute('Id') ?? '',
      type: type.slice(type.lastIndexOf('/') + 1).toLowerCase(),
      target: resolveTarget(part.slice(0, cut), target),
    });
  });
  return result;
}

/** Targets are relative to the folder of their part, or absolute with a leading slash. */
function resolveTarget(folder: string, target: string): string {
  const plain = target.includes('%') ? decodePercent(target) : target;
  return partKey(/^[\\/]/u.test(plain) ? plain : `${folder}${plain}`);
}

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
