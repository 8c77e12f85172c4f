import { extname } from 'node:path';
import { AppError } from '#contract/errors.ts';
import type { ExportResult } from '#contract/export.ts';
import { readTemplate } from '#electron/workbooks/write/template/read-template.ts';
import {
  createTemplateWriter,
  rowsBelowHead,
  type TemplateWriter,
} from '#electron/workbooks/write/template/template-writer.ts';
import { writeRows, type WriteOptions } from '../export/write-rows.ts';
import type { LegacyLayout, LegacyStep } from './legacy-step.ts';

export type LegacyOptions = WriteOptions & {
  /** A sheet of the format holds no more; a test asks for smaller ones. */
  readonly rowsASheet?: number;
  /** Where the templates lie; a test names another folder. */
  readonly templates?: string;
};

/** The formats that old workbooks are written in. */
export type LegacyFormat = 'xlsx' | 'xls';

/** The format that a file's ending asks for; null for another one. */
export function legacyFormatOf(path: string): LegacyFormat | null {
  const ending = extname(path).toLowerCase();
  if (ending === '.xlsx') return 'xlsx';
  return ending === '.xls' ? 'xls' : null;
}

/**
 * Writes a workbook in an old layout; it appears under its name only when it is whole. A sheet that is
 * full goes on on a further one with the same head and header. Throws what `writeRows` throws,
 * `file/cannot-write` for an ending that is no workbook, `export/template-missing` and
 * `file/too-many-columns`.
 */
export function writeLegacy(
  path: string,
  layout: LegacyLayout,
  options: LegacyOptions,
): Promise<ExportResult> {
  return writeRows(async () => {
    const format = legacyFormatOf(path);
    if (format === null) {
      throw new AppError('file/cannot-write', 'The old layouts are workbooks', {
        details: { reason: 'ending' },
      });
    }
    const template = await readTemplate(layout.template, options.templates);
    const { rowsASheet = rowsBelowHead(format, template) } = options;
    // Before the file is begun, which nobody would give up if this threw.
    const rows = layout.steps({ rowsASheet, keepsColours: format === 'xlsx' });
    const writer = await createTemplateWriter(path, format, template);
    return { rows, target: stepTarget(writer, rowsASheet) };
  }, options);
}

type SheetStep = Extract<LegacyStep, { step: 'sheet' }>;
type RowStep = Extract<LegacyStep, { step: 'row' }>;

function stepTarget(writer: TemplateWriter, rowsASheet: number) {
  let sheet: SheetStep | null = null;
  let header: RowStep[] = [];
  let onSheet = 0;
  const addRow = async (step: RowStep): Promise<void> => {
    onSheet += 1;
    await writer.addRow(step);
  };
  const begin = async (next: SheetStep): Promise<void> => {
    await writer.addSheet(next);
    onSheet = 0;
  };
  return {
    row: async (step: LegacyStep): Promise<boolean> => {
      if (step.step === 'sheet') {
        await begin(step);
        sheet = step;
        header = [];
        return false;
      }
      if (sheet !== null && onSheet >= rowsASheet) {
        await begin(sheet);
        for (const row of header) await addRow(row);
      }
      if (step.header === true) header.push(step);
      await addRow(step);
      return step.data === true;
    },
    close: async () => {
      await writer.close();
      return 0;
    },
    abort: () => writer.abort(),
  };
}
