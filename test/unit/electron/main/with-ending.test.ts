import { expect, test } from 'vitest';
import { withEnding } from '#electron/main/with-ending.ts';

test('gives a file the ending of what is in it, once', () => {
  expect(withEnding('/a/Список', 'xlsx')).toBe('/a/Список.xlsx');
  expect(withEnding('/a/Список.XLSX', 'xlsx')).toBe('/a/Список.XLSX');
  expect(withEnding('/a/Список 21.11.2026', 'csv')).toBe('/a/Список 21.11.2026.csv');
  expect(withEnding('/a/Список.xlsx', 'csv')).toBe('/a/Список.xlsx.csv');
});
