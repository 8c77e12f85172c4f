import type { WorkbookKind } from './recognised.ts';

/** A sheet of a workbook with the kind that it is recognised as. */
type SheetOfKind = { readonly hidden: boolean; readonly kind: WorkbookKind | null };

/**
 * The visible sheets that are recognised as another kind than the one imported, in their order: an import
 * is of one kind and leaves them out, so they have to be told.
 */
export function sheetsOfOtherKinds<Sheet extends SheetOfKind>(
  sheets: readonly Sheet[],
  imported: WorkbookKind,
): readonly (Sheet & { readonly kind: WorkbookKind })[] {
  return sheets.filter(
    (sheet): sheet is Sheet & { readonly kind: WorkbookKind } =>
      !sheet.hidden && sheet.kind !== null && sheet.kind !== imported,
  );
}

/**
 * The hidden sheets that are recognised as something and left out, in their order: of the kind imported
 * while a visible sheet is of it as well, and all of other kinds.
 */
export function hiddenSheetsLeftOut<Sheet extends SheetOfKind>(
  sheets: readonly Sheet[],
  imported: WorkbookKind,
): readonly (Sheet & { readonly kind: WorkbookKind })[] {
  const isInSight = sheets.some(({ hidden, kind }) => !hidden && kind === imported);
  return sheets.filter(
    (sheet): sheet is Sheet & { readonly kind: WorkbookKind } =>
      sheet.hidden && sheet.kind !== null && (isInSight || sheet.kind !== imported),
  );
}
