import type { Workbook } from 'exceljs';
import { bareCell, beginSheet, ground, sampleRow, title, type OldColumn } from './style-sheet.ts';

const columns: readonly OldColumn[] = [
  { width: 14, format: '@' },
  { width: 10, format: 'dd.mm.yy', align: 'center' },
  { width: 36, wrap: true },
  { width: 14, format: '@' },
  { width: 22 },
  { width: 34, format: '@', wrap: true },
  { width: 9, format: '#,##0', align: 'right' },
  { width: 15 },
  { width: 12, format: 'dd.mm.yy', align: 'center' },
  { width: 10, format: '#,##0', align: 'right' },
  { width: 11, format: '@' },
];
const approval = 8;
const colours = { approved: 'FF92D050', rejected: 'FFFF0000', pending: null, cancelled: null };

/** The list of requests to spend points: the colour behind the approval says what its word says. */
export function requestsTemplate(): Workbook {
  const { book, sheet } = beginSheet('Заявки', columns, { from: 3, to: 3 });
  title(sheet, 1, 'Заявки на расходование бонусного фонда', 12, 9);
  bareCell(sheet, 2, 1, null);
  const header: readonly OldColumn[] = columns.map(({ width }) => ({
    ...{ width, align: 'center', wrap: true },
  }));
  sampleRow(sheet, 'header', header, { bold: true, fill: ground('FFD9D9D9') });
  for (const [name, colour] of Object.entries(colours)) {
    const row = sampleRow(sheet, name, columns);
    if (colour !== null) row.getCell(approval).fill = ground(colour);
  }
  sampleRow(sheet, 'subtotal', columns, { bold: true, fill: ground('FFF2F2F2') });
  return book;
}
