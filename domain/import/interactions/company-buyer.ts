import { parseCompanyName } from '../../reseller/company-name.ts';
import type { Buyer } from '../purchases/purchase-record.ts';

/** Who a company as it was written down may be, by its name alone. */
export function buyerOfCompany(company: string): Buyer {
  const { nameKey, looseNameKey, legalForm, place } = parseCompanyName(company);
  return {
    ...{ inn: null, kpp: null, nameKey, looseNameKey, legalForm },
    ...{ city: place, written: company, phones: [] },
  };
}
