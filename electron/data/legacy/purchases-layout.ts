import type {
  OldPurchaseRows,
  PurchaseBuyer,
  PurchaseSheet,
} from '#db/repositories/legacy/purchase-rows.ts';
import type { Currency } from '#domain/bonus/rate-table.ts';
import { searchKey } from '#domain/text/search-key.ts';
import type { CellValue } from '#electron/workbooks/read/cell.ts';
import { companyText } from './company-text.ts';
import type { LegacyLayout, LegacyStep } from './legacy-step.ts';
import { monthName } from './month-name.ts';

/** What is asked of the purchases that are stored. */
export type PurchaseSource = Pick<
  OldPurchaseRows,
  'sheets' | 'columns' | 'buyers' | 'buyer' | 'sums'
>;

/** The columns of the template that those of a sheet look like. */
const like = { name: 0, inn: 1, city: 2, sum: 3, total: 4, kpp: 5 } as const;
const units: Readonly<Record<Currency, string>> = { USD: 'у.е.', RUB: 'руб.', EUR: 'евро' };
/** Two rows of header and the row of totals. */
const rowsBeside = 3;
const minorInThousand = 100_000;

/**
 * The old report of purchases: a sheet for each quarter, distributor and currency, months over product
 * groups, in thousands, with totals of rows and columns.
 */
export function purchasesLayout(source: PurchaseSource): LegacyLayout {
  return {
    template: 'purchases',
    steps: ({ rowsASheet }) => steps(source, rowsASheet - rowsBeside),
  };
}

function* steps(source: PurchaseSource, rowsASheet: number): Generator<LegacyStep> {
  const sheets = source.sheets();
  for (const sheet of sheets) {
    const buyers = source.buyers(sheet);
    const table = tableOf(source, sheet, buyers);
    // Totals stand on the sheet of what they sum up.
    for (let at = 0; at < buyers.length; at += rowsASheet) {
      yield* sheetSteps(source, sheet, table, buyers.subarray(at, at + rowsASheet));
    }
  }
  if (sheets.length === 0) {
    yield { step: 'sheet', name: 'Закупки', words: { unit: units.RUB, distributor: null } };
  }
}

type Table = {
  readonly months: readonly string[];
  readonly groups: readonly string[];
  readonly hasKpp: boolean;
};

function tableOf(source: PurchaseSource, sheet: PurchaseSheet, buyers: Uint32Array): Table {
  const months = new Set<string>();
  const groups = new Map<string, string>();
  for (const { month, productGroup } of source.columns(sheet)) {
    months.add(month);
    const key = searchKey(productGroup);
    if (!groups.has(key)) groups.set(key, productGroup);
  }
  const hasKpp = buyers.some((pk) => (source.buyer(pk)?.branchKpp ?? null) !== null);
  return { months: [...months].sort(), groups: [...groups.values()], hasKpp };
}

function* sheetSteps(
  source: PurchaseSource,
  sheet: PurchaseSheet,
  table: Table,
  buyers: Uint32Array,
): Generator<LegacyStep> {
  const { months, groups, hasKpp } = table;
  const who = hasKpp
    ? [like.name, like.inn, like.kpp, like.city]
    : [like.name, like.inn, like.city];
  const places = months.flatMap((month) => groups.map((group) => placeKey(month, group)));
  yield {
    step: 'sheet',
    name: `${String(sheet.quarter)} кв. ${sheet.year}`,
    words: {
      unit: units[sheet.currency],
      distributor: sheet.distributor === null ? null : `Дистрибьютор: ${sheet.distributor}`,
    },
    columns: [...who, ...places.map(() => like.sum), like.total],
  };
  yield* headerSteps(table, who.length);
  const totals = places.map(() => 0);
  const known = new Set(places);
  for (const pk of buyers) {
    const buyer = source.buyer(pk);
    if (buyer === null) continue;
    const byPlace = new Map<string, number>();
    for (const { month, productGroup, amountMinor } of source.sums(sheet, pk)) {
      const key = placeKey(month, productGroup);
      if (!known.has(key)) throw new Error(`A sum in ${key} has no column`);
      byPlace.set(key, (byPlace.get(key) ?? 0) + amountMinor);
    }
    const sums = places.map((key) => byPlace.get(key) ?? null);
    for (const [at, sum] of sums.entries()) totals[at] = (totals[at] ?? 0) + (sum ?? 0);
    const cells = [...whoCells(buyer, hasKpp), ...sums.map(thousands), thousands(addUp(sums))];
    yield { step: 'row', sample: 'data', data: true, cells };
  }
  const blanks = who.slice(1).map(() => null);
  const cells = ['ИТОГО', ...blanks, ...totals.map(thousands), thousands(addUp(totals))];
  yield { step: 'row', sample: 'total', cells };
}

function* headerSteps({ months, groups, hasKpp }: Table, who: number): Generator<LegacyStep> {
  const labels = hasKpp ? ['Партнер', 'ИНН', 'КПП', 'Город'] : ['Партнер', 'ИНН', 'Город'];
  const last = who + months.length * groups.length;
  const alone = [...labels.keys(), last].map((at) => ({ from: at, to: at, down: true as const }));
  const above = months.flatMap((month) =>
    groups.map((_, at) => (at === 0 ? monthName(month) : null)),
  );
  yield {
    step: 'row',
    sample: 'header',
    cells: [...labels, ...above, 'Итого'],
    merges: [
      ...alone,
      ...(groups.length < 2 ? [] : months).map((_, at) => {
        const from = who + at * groups.length;
        return { from, to: from + groups.length - 1 };
      }),
    ],
  };
  const below = months.flatMap(() => groups);
  yield { step: 'row', sample: 'header', cells: [...labels.map(() => null), ...below, null] };
}

function whoCells(buyer: PurchaseBuyer, hasKpp: boolean): readonly CellValue[] {
  const { inn, branchKpp, city } = buyer;
  return [companyText(buyer), inn, ...(hasKpp ? [branchKpp] : []), city];
}

/** Equal for two spellings of a group. */
function placeKey(month: string, group: string): string {
  return `${month} ${searchKey(group)}`;
}

function addUp(sums: readonly (number | null)[]): number {
  return sums.reduce<number>((sum, one) => sum + (one ?? 0), 0);
}

function thousands(minor: number | null): number | null {
  return minor === null ? null : minor / minorInThousand;
}
