import type { FieldColumn, RegisterField } from './fields.ts';
import type { TextMerge, TextRow } from './find-header.ts';

/** The kinds of workbook with one reseller a row. */
export type RegisterKind = 'resellers' | 'accounting';

/** The kinds of workbook that can be told apart and imported. */
export type WorkbookKind =
  RegisterKind | 'purchases' | 'bonus-requests' | 'interactions' | 'trainings';

export type RecognisedColumn = {
  readonly column: number;
  readonly header: string;
  readonly field: RegisterField;
  readonly by: 'header' | 'content' | 'saved' | 'none';
  readonly certainty: 'sure' | 'doubtful';
  readonly examples: readonly string[];
};

/**
 * What stands once on a form and means each of its rows: read as a column of its own behind the table,
 * so that it can be mapped, shown and mended like a cell.
 */
export type HeadColumn = {
  /** The column that it is read as. */
  readonly column: number;
  /** Where it really stands: the row as the spreadsheet program shows it, the column from 0. */
  readonly row: number;
  readonly at: number;
  readonly text: string;
};

export type RecognisedSheet = {
  /** Null when nothing says what the sheet is. */
  readonly kind: WorkbookKind | null;
  readonly headerFrom: number;
  readonly headerTo: number;
  readonly columns: readonly RecognisedColumn[];
  /** Of a form only. */
  readonly head?: readonly HeadColumn[];
};

export type SheetSample = {
  /** What stands on the sheet's tab, which may tell the month. */
  readonly name?: string;
  /** The first rows as text, blank ones left out. */
  readonly rows: readonly TextRow[];
  readonly merges: readonly TextMerge[];
};

/** Finds the columns that a person chose for a header of this shape, and what they were of. */
export type SavedColumns = (
  shape: string,
) => { readonly kind: WorkbookKind; readonly columns: readonly FieldColumn[] } | null;

/** The key under which a mapping is remembered: the texts of the header, in order. */
export function sheetShape(columns: readonly { readonly header: string }[]): string {
  return columns.map((c) => c.header.toLowerCase().replace(/\s+/gu, ' ').trim()).join('\u001f');
}

/** Up to three different texts of a column, for a person to recognise it by. */
export function examplesOf(data: readonly TextRow[], column: number): readonly string[] {
  const examples: string[] = [];
  for (const row of data) {
    const text = (row.cells[column] ?? '').trim();
    if (text !== '' && !examples.includes(text)) examples.push(text.slice(0, 120));
    if (examples.length === 3) break;
  }
  return examples;
}
