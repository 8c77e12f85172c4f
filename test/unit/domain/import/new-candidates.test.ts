import { expect, it } from 'vitest';
import { buyerOfCompany } from '#domain/import/interactions/company-buyer.ts';
import { newCandidates } from '#domain/import/new-candidates.ts';
import type { Buyer } from '#domain/import/purchases/purchase-record.ts';

const made = (...buyers: readonly Buyer[]) =>
  newCandidates(buyers).map(({ name, legalForm, city, inn, kpp }) =>
    [name, legalForm, city, inn, kpp].map((part) => part ?? '-').join(' '),
  );
const named = (company: string, more: Partial<Buyer> = {}): Buyer => ({
  ...buyerOfCompany(company),
  ...more,
});

it('makes one of all spellings that neither city nor legal form tells apart, in whatever order', () => {
  const spellings = [named('Роща'), named('«РОЩА» (Тула)'), named('ООО Роща')];
  expect(made(...spellings)).toEqual(['РОЩА ООО Тула - -']);
  expect(made(...spellings.toReversed())).toEqual(['РОЩА ООО Тула - -']);
});

it('keeps two cities two companies, and makes none of a spelling that may be either', () => {
  expect(made(named('Роща (Тула)'), named('Роща (Тверь)'), named('Роща'))).toEqual([
    'Роща - Тверь - -',
    'Роща - Тула - -',
  ]);
});

it('knows a company by its INN under every name, without the KPP of one of its branches', () => {
  const inn = '7736050003';
  expect(
    made(
      named('ООО Роща', { inn, kpp: '773601001' }),
      named('Роща плюс', { inn, kpp: '773602002' }),
      named('Роща', { inn: '7707083893' }),
      named('Роща', { inn: null, city: 'Тула' }),
    ),
  ).toEqual(['Роща ООО - 7736050003 -', 'Роща - - 7707083893 -']);
});

it('makes none of who has no name', () => {
  expect(made(named('', { inn: '7736050003', written: null }), named('—'))).toEqual([]);
});

it('fills what has an INN from no namesake, whatever the order', () => {
  const inn = '7707083893';
  const known = named('Ромашка', { inn });
  const moscow = named('Ромашка (Москва)');
  const rows = [known, moscow, named('Ромашка (Казань)')];
  expect(made(...rows)).toEqual(['Ромашка - Казань - -', 'Ромашка - Москва - -']);
  expect(made(...rows.toReversed())).toEqual(made(...rows));
  // Alone, a namesake may well be it, and adds nothing of its own.
  expect(made(known, moscow)).toEqual([`Ромашка - - ${inn} -`]);
});

it('makes none of a spelling that two legal forms claim', () => {
  const rows = [named('Ромашка (Москва)'), named('ООО Ромашка'), named('ИП Ромашка')];
  expect(made(...rows)).toEqual(['Ромашка ИП - - -', 'Ромашка ООО - - -']);
  expect(made(...rows.toReversed())).toEqual(made(...rows));
});
