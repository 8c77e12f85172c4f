import type { Workbook } from 'exceljs';
import { beginSheet, headerRow, sampleRow, type OldColumn } from './style-sheet.ts';

const columns: readonly OldColumn[] = [
  { width: 11, format: 'dd.mm.yyyy', align: 'center' },
  { width: 9, format: 'hh:mm:ss', align: 'center' },
  { width: 13 },
  { width: 36, wrap: true },
  { width: 30, wrap: true },
  { width: 20, format: '@' },
  { width: 11, align: 'center' },
  { width: 24 },
  { width: 22 },
  { width: 10, format: '[h]:mm:ss', align: 'right' },
  { width: 13, format: 'dd.mm.yyyy', align: 'center' },
  { width: 50, format: '@', wrap: true },
];

/** The log of communications: a header and a line each, with arrows to filter by. */
export function logTemplate(): Workbook {
  const { book, sheet } = beginSheet('Журнал', columns, { from: 1, to: 1 });
  headerRow(sheet, 1, [
    ...['Дата', 'Время', 'Оператор', 'Компания', 'Контакт', 'Телефон'],
    ...['Тип', 'Тема', 'Результат', 'Длит.', 'Перезвонить', 'Комментарий'],
  ]);
  sheet.getRow(1).height = 18;
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } };
  sampleRow(sheet, 'data', columns);
  return book;
}
