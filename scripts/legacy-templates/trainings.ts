import type { Workbook } from 'exceljs';
import { beginSheet, headerRow, sampleRow, title, type OldColumn } from './style-sheet.ts';

const date: OldColumn = { width: 12, format: 'dd.mm.yyyy', align: 'center' };
const columns: readonly OldColumn[] = [
  { width: 6, align: 'right' },
  { width: 32, wrap: true },
  date,
  date,
  { width: 22, wrap: true },
  { width: 11 },
  { width: 36, wrap: true },
  { width: 14, format: '@' },
  { width: 11, format: '@' },
  { width: 18 },
  { width: 32, wrap: true },
  { width: 20, wrap: true },
  { width: 20, format: '@', wrap: true },
  { width: 24, format: '@', wrap: true },
  date,
];

/** The list of trainings: who takes part in what, a line each. */
export function trainingsTemplate(): Workbook {
  const { book, sheet } = beginSheet('Тренинги', columns, { from: 3, to: 3 });
  title(sheet, 1, 'Список участников тренингов', 14, columns.length);
  headerRow(sheet, 3, [
    ...['№', 'Тренинг', 'Дата проведения', 'Дата окончания', 'Место проведения'],
    ...['Форма проведения', 'Компания', 'ИНН', 'КПП', 'Город', 'ФИО', 'Должность'],
    ...['Телефон', 'E-mail', 'Дата заявки'],
  ]);
  sheet.getRow(3).height = 28;
  sampleRow(sheet, 'data', columns);
  return book;
}
