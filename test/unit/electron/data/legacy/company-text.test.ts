import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCompanyName } from '#domain/reseller/company-name.ts';
import { companyText } from '#electron/data/legacy/company-text.ts';

const piece = fc.constantFrom(
  ...['Альфа', 'Ёлка-Вектор', '"Норд"', '«Люкс»', 'Техно', '(Тула)', '(Север)', 'ООО', 'ИП', ','],
  ...['=1', '& Ко', '7', 'О’Коннор', '"', 'Фирма'],
);

test('what an import has read of a name is read again of the name as old workbooks have it', () => {
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 5 }), (pieces) => {
      const writtenName = pieces.join(' ');
      const { name, legalForm, place } = parseCompanyName(writtenName);
      const text = companyText({ name, legalForm, writtenName, city: place });
      expect(parseCompanyName(text)).toMatchObject({ name, legalForm });
    }),
    { numRuns: 2000 },
  );
});

test('a company is written with its form before its name in quotes', () => {
  const company = { name: 'Ёлка', legalForm: 'ООО', writtenName: 'ёлка ооо', city: null };
  expect(companyText(company)).toBe('ООО «Ёлка»');
  expect(companyText({ ...company, legalForm: null })).toBe('Ёлка');
});
