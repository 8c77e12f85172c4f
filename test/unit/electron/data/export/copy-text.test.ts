import { expect, test } from 'vitest';
import type { ResellerRow } from '#contract/reseller.ts';
import { copyText } from '#electron/data/export/copy-text.ts';
import { pickColumns } from '#electron/data/export/table-column.ts';
import { resellerColumns } from '#electron/data/reseller/reseller-columns.ts';

const row: ResellerRow = {
  pk: 1,
  id: '0',
  name: 'Альфа',
  legalForm: 'ООО',
  inn: '0512345678',
  kpp: null,
  city: 'Москва',
  region: null,
  status: 'authorised',
  level: null,
  manager: null,
  segment: null,
  authorisedOn: '2010-06-14',
  phone: null,
  email: null,
  contact: null,
  lastInteractionAt: Date.UTC(2026, 10, 20, 22, 30),
  updatedAt: 0,
};

function copied(rows: readonly ResellerRow[], names: readonly string[], zone = 'UTC') {
  return copyText(rows, pickColumns(resellerColumns(zone), names), true, 'en');
}

test('copies days as they were on the clock of a zone', () => {
  const names = ['lastInteractionAt', 'authorisedOn'];
  expect(copied([row], names).text).toMatch(/\r\n20\.11\.2026\t14\.06\.2010$/);
  expect(copied([row], names, 'Europe/Moscow').text).toMatch(/\r\n21\.11\.2026\t14\.06\.2010$/);
});

test('keeps digits as text and lets nothing typed be read as a formula', () => {
  const risky = { ...row, name: '=HYPERLINK("x")', city: 'Тверь\tи другие', phone: '+74951234567' };
  expect(copied([risky], ['inn', 'phone', 'name', 'unknown', 'city', 'level'])).toEqual({
    text: 'INN\tPhone\tName\tCity\tLevel\r\n="0512345678"\t="+7 495 123-45-67"\t\'=HYPERLINK("x")\t"Тверь\tи другие"\t',
    rows: 1,
  });
});

test('does not make a formula of what was typed where digits belong', () => {
  const text = copied(
    [
      { ...row, inn: '1"&cmd|x' },
      { ...row, inn: '=1+1' },
    ],
    ['inn'],
  ).text;
  expect(text).toBe('INN\r\n1"&cmd|x\r\n\'=1+1');
});
