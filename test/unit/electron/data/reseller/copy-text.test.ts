import { afterEach, expect, test, vi } from 'vitest';
import type { ResellerRow } from '#contract/reseller.ts';
import { copyText } from '#electron/data/reseller/copy-text.ts';

const zone = vi.hoisted(() => ({ name: 'UTC' }));
vi.mock('#electron/data/system-time-zone.ts', () => ({ systemTimeZone: () => zone.name }));
afterEach(() => {
  zone.name = 'UTC';
});

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

test('copies the day of an instant as it was on the clock of this desktop', () => {
  const copied = (): string => copyText([row], ['lastInteractionAt'], false, 'ru').text;
  expect(copied()).toBe('20.11.2026');
  zone.name = 'Europe/Moscow';
  expect(copied()).toBe('21.11.2026');
});

test('keeps digits as text and lets nothing typed be read as a formula', () => {
  const risky = { ...row, name: '=HYPERLINK("x")', city: 'Тверь\tи другие' };
  expect(copyText([risky], ['inn', 'name', 'city', 'level'], true, 'en')).toEqual({
    text: 'INN\tName\tCity\tLevel\r\n="0512345678"\t\'=HYPERLINK("x")\t"Тверь\tи другие"\t',
    rows: 1,
  });
});
