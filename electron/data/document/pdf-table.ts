import { ink, line, margin, softInk, type Pdf } from './pdf-document.ts';

export type PdfColumn = {
  readonly header: string;
  /** A share of the width of the page. */
  readonly share: number;
  readonly align?: 'right';
};

const size = 9;
const padding = 4;

/** Draws a table over as many pages as it needs; each of them begins with its header. */
export function drawTable(
  pdf: Pdf,
  columns: readonly PdfColumn[],
  rows: readonly (readonly string[])[],
): void {
  const width = pdf.page.width - 2 * margin;
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => (width * share) / shares);

  const heightOf = (cells: readonly string[], font: 'plain' | 'bold'): number => {
    pdf.font(font).fontSize(size);
    const heights = cells.map((cell, at) =>
      pdf.heightOfString(cell === '' ? ' ' : cell, { width: (widths[at] ?? 0) - 2 * padding }),
    );
    return Math.max(...heights) + 2 * padding;
  };
  const drawRow = (cells: readonly string[], font: 'plain' | 'bold'): void => {
    const height = heightOf(cells, font);
    const top = pdf.y;
    let left = margin;
    cells.forEach((cell, at) => {
      const own = widths[at] ?? 0;
      const align = columns[at]?.align ?? 'left';
      pdf
        .font(font)
        .fontSize(size)
        .fillColor(font === 'bold' ? softInk : ink)
        .text(cell, left + padding, top + padding, { width: own - 2 * padding, align });
      left += own;
    });
    const bottom = top + height;
    pdf
      .moveTo(margin, bottom)
      .lineTo(margin + width, bottom)
      .lineWidth(font === 'bold' ? 1 : 0.5)
      .strokeColor(line)
      .stroke();
    pdf.x = margin;
    pdf.y = bottom;
  };
  const header = columns.map((column) => column.header);

  const startPage = (needed: number): void => {
    if (pdf.y + needed <= pdf.page.height - margin) return;
    pdf.addPage();
    drawRow(header, 'bold');
  };
  const first = rows[0];
  if (
    pdf.y + heightOf(header, 'bold') + (first ? heightOf(first, 'plain') : 0) >
    pdf.page.height - margin
  ) {
    pdf.addPage();
  }
  drawRow(header, 'bold');
  for (const row of rows) {
    startPage(heightOf(row, 'plain'));
    drawRow(row, 'plain');
  }
}
