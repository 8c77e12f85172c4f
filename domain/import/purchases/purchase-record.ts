import type { Month } from '../../bonus/month.ts';
import type { Currency } from '../../bonus/rate-table.ts';
import { searchKey } from '../../text/search-key.ts';

/** What makes a purchase of a reseller the same one in two files. */
export type FactPlace = {
  readonly month: Month;
  readonly productGroup: string;
  readonly distributor: string | null;
};

/** What a reseller bought of a product group in a month. */
export type PurchaseFact = FactPlace & {
  readonly column: number;
  /** Whole minor units. */
  readonly amountMinor: number;
  readonly currency: Currency;
};

/** Who a row speaks of. */
export type Buyer = {
  readonly inn: string | null;
  readonly kpp: string | null;
  readonly nameKey: string;
  readonly looseNameKey: string;
  readonly legalForm: string | null;
  readonly city: string | null;
  /** The company as the file writes it; null where the row gives only an INN. */
  readonly written: string | null;
  /** The numbers of the row, as E.164. */
  readonly phones: readonly string[];
};

/** What a row of a report says. */
export type PurchaseRecord = {
  readonly buyer: Buyer;
  readonly facts: readonly PurchaseFact[];
  /** Places that the row has a cell for and says nothing in. */
  readonly blanks: readonly FactPlace[];
  /** What stands in the columns of sums, in minor units; null for what cannot be read. */
  readonly sums: ReadonlyMap<number, number | null>;
};

const separator = '|';

/** Equal for two spellings of one place. */
export function factKey({ month, productGroup, distributor }: FactPlace): string {
  return [month, searchKey(productGroup), distributorKey(distributor)].join(separator);
}

/** The key of a distributor; none has the empty one. */
export function distributorKey(distributor: string | null): string {
  return searchKey(distributor ?? '');
}
