import { searchKey } from '../text/search-key.ts';
import type { RegisterField } from './fields.ts';
import type { JudgedRow } from './judge-row.ts';
import type { Buyer } from './purchases/purchase-record.ts';
import type { RegisterRecord } from './register-record.ts';
import type { RowProblem } from './row-cells.ts';

/** The fields that say who a row speaks of. */
export const buyerFields: ReadonlySet<RegisterField> = new Set<RegisterField>([
  'name',
  'legalForm',
  'inn',
  'kpp',
  'innKpp',
  'city',
  'region',
]);

/** Who a row speaks of, from what its cells say of a reseller, and the numbers that stand beside. */
export function buyerOf(
  record: RegisterRecord,
  phones: readonly { readonly e164: string }[] = record.phones,
): Buyer {
  const { inn, kpp, name, nameKey, legalForm, city, writtenName: written } = record;
  return {
    ...{ inn, kpp, nameKey, looseNameKey: searchKey(name ?? ''), legalForm, city, written },
    phones: phones.map(({ e164 }) => e164),
  };
}

/** The problems that keep a buyer from being known: who has an INN needs no name to be known by. */
export function buyerProblems({ record, problems }: JudgedRow): readonly RowProblem[] {
  return problems.filter(({ field }) => field !== 'name' || record.inn === null);
}
