import type { StoredBuyers, StoredByName } from './find-buyer.ts';
import { mayBeSameByPlace } from './may-be-same.ts';
import type { Buyer } from './purchases/purchase-record.ts';
import { isNearSpelling } from '../text/near-spelling.ts';

/** So many are shown to choose from; whoever is not among them is searched for. */
const most = 12;

/**
 * The resellers that a row may mean, by row number: those of its INN, of its name and of names like it,
 * and those who have its number. Those whom neither city nor legal form speaks against come first; none
 * stands there twice.
 */
export function candidateBuyers(buyer: Buyer, stored: StoredBuyers): readonly number[] {
  const { inn, nameKey, looseNameKey, city, phones } = buyer;
  const named: readonly StoredByName[] =
    nameKey === ''
      ? []
      : [
          ...stored.byName(nameKey),
          ...stored.byLooseName(looseNameKey),
          ...(city === null ? [] : stored.inCity(city)).filter((one) =>
            isNearSpelling(one.looseNameKey, looseNameKey),
          ),
        ];
  const fits = (one: StoredByName): boolean => mayBeSameByPlace(one, buyer);
  const ordered = [
    ...(inn === null ? [] : stored.byInn(inn)),
    ...named.filter(fits),
    ...phones.flatMap((e164) => stored.byPhone(e164)),
    ...named.filter((one) => !fits(one)),
  ];
  return [...new Set(ordered.map(({ pk }) => pk))].slice(0, most);
}
