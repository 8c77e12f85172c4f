import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { inspectCompound } from './compound-file.ts';
import { openCsv } from './csv/open-csv.ts';
import { sniffEncoding } from './csv/sniff-encoding.ts';
import { decryptWorkbook } from './decrypt-workbook.ts';
import { openHtml } from './html/open-html.ts';
import { DEFAULT_LIMITS, tooLarge } from './read-limits.ts';
import { openWithSheetJs } from './sheetjs/open-with-sheetjs.ts';
import { sniffFormat } from './sniff-format.ts';
import { WorkbookError } from './workbook-error.ts';
import { readBiffLayouts } from './xls/biff-layouts.ts';
import { isBiff8 } from './xls/biff-records.ts';
import { openXls } from './xls/open-xls.ts';
import { openXlsx } from './xlsx/open-xlsx.ts';
import { findWorkbookPart } from './xlsx/xlsx-package.ts';
import { bytesInMemory, bytesOnDisk } from './zip/file-bytes.ts';
import { openZip } from './zip/zip-archive.ts';
import type { ReadLimits } from './read-limits.ts';
import type { OpenOptions, Workbook, WorkbookSource } from './workbook-types.ts';
import type { FileBytes } from './zip/file-bytes.ts';
import type { ZipArchive } from './zip/zip-archive.ts';

export type * from './workbook-types.ts';

/** An .xls is in memory once, and a second time where its sectors are scattered. */
const XLS_MAX_BYTES = 96 * 1024 * 1024;
/** SheetJS reads whole files into objects, about twenty times their size. */
const SHEETJS_MAX_BYTES = 64 * 1024 * 1024;
/**
 * An archive up to this size is taken into memory, so that nobody minds what becomes of the file; a larger
 * one is read from the disk as it is walked.
 */
const MEMORY_MAX_BYTES = 32 * 1024 * 1024;
const headBytes = 16;
/** Pages and XML are held as one text, and taken apart into many. */
const MARKUP_MAX_BYTES = 12 * 1024 * 1024;

/**
 * Opens a workbook of any kind that we read, told apart by its bytes. Throws `WorkbookError`; walking
 * the rows can throw it too, for a sheet that is damaged or too large.
 */
export async function openWorkbook(
  source: WorkbookSource,
  options: OpenOptions = {},
): Promise<Workbook> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const name = 'path' in source ? basename(source.path) : source.name;
  const bytes =
    'path' in source
      ? await readSource(source.path, limits)
      : bytesInMemory(asBuffer(source.bytes));
  try {
    if (bytes.length > limits.fileBytes) tooLarge('fileBytes', limits.fileBytes);
    const workbook = await openBytes(bytes, name, options, limits);
    if (workbook.sheets.length === 0) throw new WorkbookError('workbook/empty', 'It has no sheets');
    if (workbook.sheets.length > limits.sheets) tooLarge('sheets', limits.sheets);
    return workbook;
  } catch (error) {
    bytes.close();
    if (error instanceof WorkbookError) throw error;
    throw new WorkbookError('workbook/damaged', 'The workbook cannot be read', {}, error);
  }
}

async function openBytes(
  file: FileBytes,
  name: string,
  options: OpenOptions,
  limits: ReadLimits,
): Promise<Workbook> {
  if (isZip(file.slice(0, headBytes))) return openArchive(file, limits);
  const bytes = file.slice(0, file.length);
  const format = sniffFormat(bytes);
  switch (format.kind) {
    case 'compound':
      return openCompound(bytes, options, limits);
    case 'biff':
      return openRecords(bytes, bytes, limits);
    case 'html':
    case 'xml2003': {
      if (bytes.length > MARKUP_MAX_BYTES) tooLarge('fileBytes', MARKUP_MAX_BYTES);
      const encoding = statedEncoding(bytes) ?? sniffEncoding(bytes);
      const text = new TextDecoder(encoding).decode(bytes);
      return format.kind === 'html'
        ? openHtml(text, encoding, name, limits)
        : openWhole({ format: 'xml2003', encoding, source: text }, limits);
    }
    case 'text':
      return openCsv(bytes, name, options.csv ?? {}, limits);
    case 'unsupported':
      throw unsupported(format.what);
    case 'empty':
      throw new WorkbookError('workbook/empty', 'The file is empty');
    default:
      throw new WorkbookError('workbook/not-a-workbook', 'The file is no workbook');
  }
}

async function openArchive(bytes: FileBytes, limits: ReadLimits): Promise<Workbook> {
  const zip = openZip(bytes, limits);
  const workbookPart = findWorkbookPart(zip);
  if (workbookPart === null) throw otherArchive(zip);
  if (workbookPart.endsWith('.bin')) {
    // SheetJS believes the sizes in the directory and would allocate what a forged one says.
    if (!zip.sizesAreHonest()) {
      throw new WorkbookError('workbook/damaged', 'The directory of the archive is wrong');
    }
    const source = bytes.slice(0, bytes.length);
    bytes.close();
    return openWhole({ format: 'xlsb', source }, limits);
  }
  return openXlsx(zip, workbookPart, limits);
}

async function openCompound(
  bytes: Buffer,
  options: OpenOptions,
  limits: ReadLimits,
): Promise<Workbook> {
  const content = inspectCompound(bytes);
  if (content.kind === 'other') throw unsupported(content.what);
  if (content.kind === 'encrypted-xlsx') {
    const archive = await decryptWorkbook(bytes, content.encryption, options.password);
    return openArchive(bytesInMemory(archive), limits);
  }
  if (content.encryption === null) return openRecords(bytes, content.stream, limits);
  const open = await decryptWorkbook(bytes, content.encryption, options.password);
  const inside = inspectCompound(open);
  return openRecords(open, inside.kind === 'xls' ? inside.stream : Buffer.alloc(0), limits);
}

/** Opens the records of an .xls; `source` is the file that they lie in. */
async function openRecords(source: Buffer, stream: Buffer, limits: ReadLimits): Promise<Workbook> {
  if (isBiff8(stream)) {
    const allowed = Math.min(limits.fileBytes, XLS_MAX_BYTES);
    if (source.length > allowed) tooLarge('fileBytes', allowed);
    return openXls(stream, limits);
  }
  return openWhole({ format: 'xls', source, layouts: readBiffLayouts(stream) }, limits);
}

function openWhole(
  loaded: Parameters<typeof openWithSheetJs>[0],
  limits: ReadLimits,
): Promise<Workbook> {
  const allowed = Math.min(limits.fileBytes, SHEETJS_MAX_BYTES);
  if (loaded.source.length > allowed) tooLarge('fileBytes', allowed);
  return openWithSheetJs(loaded, limits);
}

function otherArchive(zip: ZipArchive): WorkbookError {
  const kinds: readonly (readonly [string, string])[] = [
    ['word/document.xml', 'docx'],
    ['ppt/presentation.xml', 'pptx'],
    ['index/document.iwa', 'numbers'],
  ];
  const known = kinds.find(([part]) => zip.has(part))?.[1];
  if (known !== undefined) return unsupported(known);
  const mimetype = zip.read('mimetype')?.toString('latin1') ?? '';
  if (mimetype.includes('opendocument')) {
    return unsupported(mimetype.includes('spreadsheet') ? 'ods' : 'odt');
  }
  return zip.has('[content_types].xml')
    ? new WorkbookError('workbook/damaged', 'The archive has lost its workbook')
    : unsupported('zip');
}

function unsupported(kind: string): WorkbookError {
  return new WorkbookError('workbook/unsupported', `Files of kind ${kind} are not read`, { kind });
}

/** The encoding that an HTML or XML text states for itself, if it is one that exists. */
function statedEncoding(bytes: Buffer): string | null {
  const sniffed = sniffEncoding(bytes);
  if (sniffed.startsWith('utf-')) return sniffed;
  const head = bytes.toString('latin1', 0, 2048);
  const stated = /(?:charset|encoding)\s*=\s*["']?([\w-]+)/iu.exec(head)?.[1];
  if (stated === undefined || /^utf-?8$/iu.test(stated)) return null;
  try {
    return new TextDecoder(stated).encoding;
  } catch {
    return null;
  }
}

async function readSource(path: string, limits: ReadLimits): Promise<FileBytes> {
  try {
    const { size } = await stat(path);
    if (size > limits.fileBytes) tooLarge('fileBytes', limits.fileBytes);
    if (size > MEMORY_MAX_BYTES) {
      const onDisk = bytesOnDisk(path, size);
      if (isZip(onDisk.slice(0, headBytes))) return onDisk;
      onDisk.close();
    }
    return bytesInMemory(await readFile(path));
  } catch (error) {
    if (error instanceof WorkbookError) throw error;
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new WorkbookError(
      'workbook/unreadable-file',
      'The file cannot be read',
      { reason },
      error,
    );
  }
}

function isZip(head: Buffer): boolean {
  return sniffFormat(head).kind === 'zip';
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
