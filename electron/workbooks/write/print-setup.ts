import type { SheetOptions } from './sheet-xml.ts';

/** More characters than this do not fit on a sheet of A4 held upright at a size one can read. */
const mostUpright = 90;
const usualWidth = 9;

/**
 * How a sheet is printed unless it says so itself: on A4, turned where the columns are wide, one page
 * wide and as many long as need be, the frozen rows on each, and the number of the page below.
 */
export function withPrintSetup(options: SheetOptions): SheetOptions {
  const { columns = [], frozenRows = 0 } = options;
  const width = columns.reduce(
    (sum, { width = usualWidth, hidden = false }) => sum + (hidden ? 0 : width),
    0,
  );
  // Of how many columns there will be nothing is said where none has a width.
  const turned = columns.length === 0 || width > mostUpright;
  const orientation = turned ? 'landscape' : 'portrait';
  const margins = 'left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"';
  return {
    page: {
      properties: '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
      setup:
        `<pageMargins ${margins}/>` +
        `<pageSetup paperSize="9" orientation="${orientation}" fitToWidth="1" fitToHeight="0"/>` +
        '<headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter>',
    },
    ...(frozenRows > 0 ? { printedRows: { from: 1, to: frozenRows } } : {}),
    ...options,
  };
}
