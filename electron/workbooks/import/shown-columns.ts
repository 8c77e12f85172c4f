import type { PlannedSheet } from './workbook-sheets.ts';

/**
 * Where the columns of a sheet stand in the preview, whose columns are those of another one: by what
 * they mean. One that means nothing there stands behind all of them. Both ways, columns from 0.
 */
export type ShownColumns = { shown(own: number): number; own(shown: number): number };

const unmoved: ShownColumns = { shown: (own) => own, own: (shown) => shown };

/** Finds the places of the columns of `sheet` among those of `first`. */
export function shownColumns(first: PlannedSheet, sheet: PlannedSheet): ShownColumns {
  if (first === sheet || meaningOf(first) === meaningOf(sheet)) return unmoved;
  const toShown = new Map<number, number>();
  const toOwn = new Map<number, number>();
  const pair = (own: number, shown: number): void => {
    toShown.set(own, shown);
    toOwn.set(shown, own);
  };
  for (const { column, field } of sheet.columns) {
    if (field === 'ignore') continue;
    // Sums mean the group or the month in their header, not what stands in their place.
    const isSum = field === 'amount' || field === 'total';
    const free = first.columns.find(
      (one) =>
        one.field === field &&
        !toOwn.has(one.column) &&
        (!isSum || first.fullHeaders.get(one.column) === sheet.fullHeaders.get(column)),
    );
    if (free !== undefined) pair(column, free.column);
  }
  const width = Math.max(...[...first.columns, ...sheet.columns].map(({ column }) => column)) + 1;
  return {
    shown: (own) => toShown.get(own) ?? width + own,
    own: (shown) => toOwn.get(shown) ?? (shown < width ? width + shown : shown - width),
  };
}

function meaningOf({ columns }: PlannedSheet): string {
  return columns.map(({ column, field }) => `${String(column)} ${field}`).join();
}
