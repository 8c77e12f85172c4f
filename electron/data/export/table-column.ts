import type { CellValue } from '#electron/workbooks/read/cell.ts';

export type Language = 'ru' | 'en';

/** Words of a list in both languages, by their code. */
export type Words<Code extends string> = Readonly<Record<Language, Readonly<Record<Code, string>>>>;

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

/** A column with its header in Russian and English, and its width in characters. */
export function column<Row>(
  field: string,
  [ru, en]: readonly [string, string],
  width: number,
  value: TableColumn<Row>['value'],
): TableColumn<Row> {
  return { field, header: { ru, en }, width, value };
}

/** A column of digits that are no number, see `TableColumn`. */
export function digitsColumn<Row>(
  ...parts: Parameters<typeof column<Row>>
): TableColumn<Row> & { readonly digits: true } {
  return { ...column(...parts), digits: true };
}

/** The columns with these names in the order of the names; unknown ones are left out. */
export function pickColumns<Row>(
  columns: readonly TableColumn<Row>[],
  names: readonly string[],
): readonly TableColumn<Row>[] {
  const byName = new Map(columns.map((column) => [column.field, column]));
  return names.flatMap((name) => byName.get(name) ?? []);
}
