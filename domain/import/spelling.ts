import type { Buyer } from './purchases/purchase-record.ts';

const separator = '|';

/**
 * What makes two rows speak of one company without saying who it is: equal for two spellings of one
 * name in one city. A row with an INN has a spelling of its own, so that what was decided of the name
 * alone never holds against an INN. Null for a row that names nobody.
 */
export function spellingOf({ inn, kpp, nameKey, legalForm, city }: Buyer): string | null {
  if (inn === null && nameKey === '') return null;
  const parts = inn === null ? [] : [inn, kpp];
  return [nameKey, legalForm, city, ...parts].map((part) => part ?? '').join(separator);
}
