import type { Workbook } from 'exceljs';
import { bareCell, beginSheet, ground, sampleRow, type OldColumn } from './style-sheet.ts';

const sum = '#,##0.000##';
/** Who bought, one sum, one total, and the KPP of a branch; sums are repeated for each month and group. */
const columns: readonly OldColumn[] = [
  { width: 38, wrap: true },
  { width: 14, format: '@' },
  { width: 18 },
  { width: 12, format: sum, align: 'right' },
  { width: 14, format: sum, align: 'right' },
  { width: 11, format: '@' },
];
const headers: readonly OldColumn[] = columns.map(({ width }) => ({
  ...{ width, align: 'center', wrap: true },
}));

/** The cross-table of purchases: its header depends on months and groups, so it is a sample as well. */
export function purchasesTemplate(): Workbook {
  const { book, sheet } = beginSheet('Закупки', columns, { from: 4, to: 5 });
  bareCell(sheet, 1, 1, 'Отчёт о закупках, тыс. {unit}', { bold: true });
  bareCell(sheet, 2, 1, '{distributor}');
  // The header stands in rows 4 and 5 of each sheet.
  bareCell(sheet, 3, 1, null);
  sampleRow(sheet, 'header', headers, { bold: true, fill: ground('FFD9D9D9') });
  sampleRow(sheet, 'data', columns);
  sampleRow(sheet, 'total', columns, { bold: true, fill: ground('FFEAF1DD') });
  return book;
}
