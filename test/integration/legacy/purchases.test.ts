import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeInn } from '#domain/reseller/inn.ts';
import { purchasesLayout } from '#electron/data/legacy/purchases-layout.ts';
import { writeLegacy } from '#electron/data/legacy/write-legacy.ts';
import { openWorkbook } from '#electron/workbooks/read/workbook.ts';
import { temporaryData, temporaryFolder } from '#test/support/import/data-file.ts';
import { firstSums, purchaseData, purchaseState } from '#test/support/import/purchase-data.ts';
import { imported, nothingNew, writtenOld } from '#test/support/legacy/round-trip.ts';
import { readSheets } from '#test/support/read-sheets.ts';
import { addReseller, person } from '#test/support/resellers.ts';

const anyText: unknown = expect.any(String);

test('a report comes out as the cross-table that it was, and in again without a change', async () => {
  const data = purchaseData();
  await data.run(await data.report(firstSums));
  const stored = purchaseState(data.db);
  const { path, rows } = await writtenOld(data, 'purchases', 'purchases.xlsx');
  expect(rows).toBe(2);
  expect(await imported(data, path)).toEqual(nothingNew('purchases', 2));
  expect(purchaseState(data.db)).toEqual(stored);
  expect(await readSheets(path)).toEqual({
    '4 кв. 2025': [
      ['Отчёт о закупках, тыс. у.е.'],
      [expect.stringMatching(/^Дистрибьютор: /)],
      ['Партнер', 'ИНН', 'Город', 'Ноябрь 2025', '', 'Декабрь 2025', '', 'Итого'],
      ['', '', '', ...['Принтеры', 'Расходные материалы', 'Принтеры', 'Расходные материалы']],
      [...['ООО «Вектор 0»', anyText, anyText], '10', '2.5005', '7', '', '19.5005'],
      [...['ООО «Вектор 1»', anyText, anyText]].concat([
        ...['1.23456', '', '', '99.99999', '101.23455'],
      ]),
      ['ИТОГО', '', '', '11.23456', '2.5005', '7', '99.99999', '120.73505'],
    ],
  });
  const { merges, frozenRows } = (await openWorkbook({ path })).layout(0);
  expect(frozenRows).toBe(5);
  expect(merges).toContainEqual({ top: 3, left: 3, bottom: 3, right: 4 });
  expect(merges).toContainEqual({ top: 3, left: 7, bottom: 4, right: 7 });
});

const fact = fc.record({
  buyer: fc.nat({ max: 3 }),
  month: fc.constantFrom('2009-12', '2010-01', '2010-02', '2010-10'),
  productGroup: fc.constantFrom('МФУ A4', 'Ёмкости, "особые"', '=ЗИП', 'Печать / цветная'),
  distributor: fc.constantFrom('ТД «Север»', 'Ёлка: склад №2', null),
  amountMinor: fc.oneof(
    fc.integer({ min: 1, max: 9_999_999_999 }),
    fc.integer({ min: -50_000, max: -1 }),
  ),
  currency: fc.constantFrom('USD', 'RUB', 'EUR'),
});
/** Nobody has two sums in one place: a distributor that is not named may be any. */
const facts = fc.uniqueArray(fact, {
  minLength: 40,
  maxLength: 60,
  selector: ({ buyer, month, productGroup }) => `${String(buyer)} ${month} ${productGroup}`,
});

test('whatever was bought, both formats bring it back, branches and currencies told apart', async () => {
  const property = fc.asyncProperty(facts, async (bought) => {
    const data = temporaryData();
    data.writer.transaction(person, (tx) => {
      const branch = { name: 'Ёлка', legalForm: 'ООО', inn: makeInn('770123456') };
      const buyers = [
        addReseller(tx, { ...branch, city: 'Москва', kpp: '770101001' }),
        addReseller(tx, { ...branch, city: 'Тула', kpp: '710101001' }),
        addReseller(tx, { name: 'Без номера "Ост"', legalForm: 'ЗАО', city: 'Орёл' }),
        addReseller(tx, { name: 'Ким Олег', legalForm: 'ИП', inn: makeInn('7701234567') }),
      ];
      for (const { buyer, ...of } of bought) {
        tx.create('purchase', { ...of, resellerPk: buyers[buyer] ?? 0 });
      }
    });
    const stored = lines(data);
    const { path: register } = await writtenOld(data, 'resellers', 'register.xlsx');
    for (const ending of ['xlsx', 'xls']) {
      const { path } = await writtenOld(data, 'purchases', `purchases.${ending}`);
      const again = await imported(data, path);
      expect(again).toMatchObject({ created: 0, updated: 0, rejected: [], undecided: [] });
      expect(again.mutations).toBe(0);
      if (ending === 'xlsx') continue;
      const empty = temporaryData();
      await empty.run([register, path]);
      expect(lines(empty)).toEqual(stored);
    }
    expect(lines(data)).toEqual(stored);
  });
  await fc.assert(property, { numRuns: 1, endOnFailure: true });
});

test('a sum that no column was made for stops the export', async () => {
  const path = join(temporaryFolder(), 'purchases.xlsx');
  const who = { name: 'Ёлка', legalForm: 'ООО', writtenName: null, inn: null };
  const sum = { month: '2010-01', productGroup: 'Принтеры' };
  const layout = purchasesLayout({
    sheets: () => [{ distributor: null, currency: 'RUB', year: '2010', quarter: 1 }],
    columns: () => [sum],
    buyers: () => Uint32Array.of(1),
    buyer: (pk) => ({ ...who, pk, branchKpp: null, city: null }),
    sums: () => [{ ...sum, productGroup: 'ЗИП', amountMinor: 100 }],
  });
  await expect(writeLegacy(path, layout, {})).rejects.toThrow('has no column');
  expect(existsSync(path)).toBe(false);
});

function lines({ db }: ReturnType<typeof temporaryData>): readonly unknown[] {
  return db
    .prepare(
      `SELECT r.inn, r.kpp, r.name, p.month, p.product_group, p.distributor, p.amount_minor,
         p.currency
       FROM purchase p JOIN reseller r ON r.pk = p.reseller_pk WHERE p.deleted_at IS NULL
       ORDER BY 1, 2, 3, 4, 5, 6, 7`,
    )
    .all();
}
