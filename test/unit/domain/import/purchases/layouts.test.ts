import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  layouts,
  monthStyles,
  plainStyle,
  reportSheet,
  testBuyer,
  type ReportModel,
} from '#test/support/import/purchase-report.ts';
import { modelFacts, readReport } from './read-report.ts';

const groupNames = ['Принтеры A4', 'МФУ A3', 'Цветная печать', 'Расходные материалы', 'ЗИП'];

const models: fc.Arbitrary<ReportModel> = fc
  .record({
    year: fc.integer({ min: 2001, max: 2029 }),
    from: fc.integer({ min: 1, max: 9 }),
    months: fc.integer({ min: 1, max: 4 }),
    groups: fc.integer({ min: 2, max: 5 }),
    buyers: fc.integer({ min: 2, max: 5 }),
  })
  .chain(({ year, from, months, groups, buyers }) => {
    const sum = fc.oneof(
      { weight: 1, arbitrary: fc.constant(0) },
      { weight: 4, arbitrary: fc.integer({ min: 1, max: 99_999_999_99 }) },
    );
    const row = fc.array(sum, { minLength: groups, maxLength: groups });
    const table = fc.array(row, { minLength: months, maxLength: months });
    return fc.array(table, { minLength: buyers, maxLength: buyers }).map((sums) => ({
      months: Array.from(
        { length: months },
        (_, at) => `${String(year)}-${String(from + at).padStart(2, '0')}`,
      ),
      groups: groupNames.slice(0, groups),
      // A row of nothing says nothing of the layout.
      buyers: sums.map((own, at) => ({
        ...testBuyer(at),
        sums: own.map((ofMonth) => ofMonth.map((one, g) => (g === 0 && one === 0 ? 1 : one))),
      })),
    }));
  });

const styles = fc.record({
  layout: fc.constantFrom(...layouts),
  monthStyle: fc.integer({ min: 0, max: monthStyles.length - 1 }),
  english: fc.boolean(),
  order: fc.shuffledSubarray(['name', 'inn', 'city'] as const, { minLength: 3 }),
  thousands: fc.boolean(),
  commas: fc.boolean(),
  totals: fc.boolean(),
  merged: fc.boolean(),
  titles: fc.constantFrom(1, 2),
});

test('reads every layout back to the last minor unit', () => {
  fc.assert(
    fc.property(models, styles, (model, style) => {
      const { kind, facts, problems, unit } = readReport(reportSheet(model, style));
      expect({ kind, problems }).toEqual({ kind: 'purchases', problems: [] });
      expect(facts).toEqual(modelFacts(model));
      expect(unit).toMatchObject({ zeros: style.thousands ? 3 : 0, currency: 'USD' });
    }),
    { numRuns: 150 },
  );
});

test('tells each total that is not the sum of its cells', () => {
  const crossTables = fc.constantFrom('months over groups', 'groups over months', 'one level');
  fc.assert(
    fc.property(models, crossTables, fc.nat(), fc.boolean(), (model, layout, seed, ofColumn) => {
      const sheet = reportSheet(model, { ...plainStyle, layout });
      const rows = sheet.rows.map((row) => [...row]);
      const last = rows.length - 1;
      const width = rows[last]?.length ?? 0;
      const first = last - model.buyers.length;
      const row = ofColumn ? last : first + (seed % model.buyers.length);
      const column = ofColumn ? 3 + (seed % (width - 4)) : width - 1;
      const cells = rows[row] ?? [];
      cells[column] = Number(cells[column] ?? 0) + 1;
      const { problems } = readReport({ ...sheet, rows });
      // A wrong total of a row is no longer what the total below adds up, and both are told.
      const expected = ofColumn ? 'column-total' : `${String(row + 1)}: row-total`;
      expect(problems.some((problem) => problem.includes(expected))).toBe(true);
    }),
  );
});
