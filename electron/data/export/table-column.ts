import type { CellValue } from '#electron/workbooks/read/cell.ts';

export type Language = 'ru' | 'en';

/** A column of a table that leaves the application: to a file or to the clipboard. */
export type TableColumn<Row> = {
  /** As the window calls it. */
  readonly field: string;
  readonly header: Readonly<Record<Language, string>>;
  /** In characters, for a workbook. */
  readonly width: number;
  /** Digits that are no number: an INN, a phone. They stay text wherever they are pasted. */
  readonly digits?: true;
  /** Dates as date cells, numbers as numbers, digits as text. */
  value(row: Row, language: Language): CellValue;
};

/** The columns with these names in the order of the names; unknown ones are left out. */
export function pickColumns<Row>(
  columns: readonly TableColumn<Row>[],
  names: readonly string[],
): readonly TableColumn<Row>[] {
  const byName = new Map(columns.map((column) => [column.field, column]));
  return names.flatMap((name) => byName.get(name) ?? []);
}
