import type { Workbook } from 'exceljs';
import { beginSheet, ground, headerRow, sampleRow, title, type OldColumn } from './style-sheet.ts';

const text = '@';
const columns: readonly OldColumn[] = [
  { width: 6, align: 'right' },
  { width: 38, wrap: true },
  { width: 14, format: text },
  { width: 11, format: text },
  { width: 18 },
  { width: 24 },
  { width: 30, wrap: true },
  { width: 28, wrap: true },
  { width: 20, wrap: true },
  { width: 20, format: text, wrap: true },
  { width: 24, format: text, wrap: true },
  { width: 18 },
  { width: 12, format: 'dd.mm.yyyy', align: 'center' },
  { width: 11 },
  { width: 15 },
  { width: 30, wrap: true },
];

/** The register of resellers: two titles, a header of two levels, rows of districts and their counts. */
export function registerTemplate(): Workbook {
  const { book, sheet } = beginSheet('Реестр', columns, { from: 4, to: 5 });
  title(sheet, 1, 'Реестр реселлеров', 14, columns.length);
  title(sheet, 2, 'по состоянию на {date}', 10, columns.length);
  const groups = Array.from({ length: columns.length }, (): string | null => null);
  groups[7] = 'Контакты';
  groups[11] = 'Авторизация';
  headerRow(sheet, 4, groups);
  sheet.mergeCells(4, 8, 4, 11);
  sheet.mergeCells(4, 12, 4, 14);
  headerRow(sheet, 5, [
    ...['№ п/п', 'Наименование организации', 'ИНН', 'КПП', 'Город', 'Регион', 'Адрес'],
    ...['Контактное лицо', 'Должность', 'Телефон', 'E-mail'],
    ...['Статус', 'Дата авторизации', 'Уровень', 'Менеджер', 'Примечание'],
  ]);
  sheet.getRow(5).height = 28;
  sampleRow(sheet, 'district', columns, { bold: true, fill: ground('FFEAF1DD') });
  sampleRow(sheet, 'data', columns);
  sampleRow(sheet, 'subtotal', columns, { bold: true });
  sampleRow(sheet, 'bare', columns, { bare: true, italic: true });
  return book;
}
