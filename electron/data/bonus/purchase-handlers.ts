import type { PurchaseFields, PurchaseRow } from '#contract/bonus-ledger.ts';
import { AppError } from '#contract/errors.ts';
import type { Handlers } from '#contract/ipc.ts';
import { BonusRates } from '#db/repositories/bonus-rates.ts';
import { Purchases } from '#db/repositories/purchases.ts';
import { ResellerCards } from '#db/repositories/reseller-card.ts';
import { addMonths, isMonth, monthOf } from '#domain/bonus/month.ts';
import type { DataContext } from '../context.ts';
import type { PersonStep } from '../person-step.ts';
import { todayOf } from './book-expiries.ts';
import { visibleLine, visiblePoints } from './visible.ts';

type PurchaseHandlers = Pick<
  Handlers,
  'purchase-list' | 'purchase-values' | 'purchase-create' | 'purchase-patch' | 'purchase-remove'
>;

/** More than anybody looks through; a reseller narrows. */
const mostPurchases = 500;
/** What was bought longer ago is not offered while one types. */
const monthsOffered = 24;

function checked(fields: Partial<PurchaseFields>): Partial<PurchaseFields> {
  const wrong = (field: string): never => {
    throw new AppError('bonus/purchase', `wrong ${field}`, { details: { field } });
  };
  const { month, productGroup, amountMinor, distributor, note } = fields;
  if (month !== undefined && !isMonth(month)) wrong('month');
  if (productGroup?.trim() === '') wrong('productGroup');
  if (amountMinor !== undefined && amountMinor <= 0) wrong('amountMinor');
  return {
    ...fields,
    ...(productGroup === undefined ? {} : { productGroup: productGroup.trim() }),
    ...(distributor === undefined ? {} : { distributor: distributor?.trim() || null }),
    ...(note === undefined ? {} : { note: note?.trim() || null }),
  };
}

/** The use cases of purchases entered by hand. */
export function createPurchaseHandlers(context: DataContext, step: PersonStep): PurchaseHandlers {
  const purchases = new Purchases(context.db);
  const rates = new BonusRates(context.db);
  const resellers = new ResellerCards(context.db);

  const shown = (stored: PurchaseRow): PurchaseRow =>
    visiblePoints(context, visibleLine(context, stored));
  const read = (pk: number): PurchaseRow => {
    const row = purchases.read(pk);
    if (!row) throw new AppError('app/not-found', `no purchase ${String(pk)}`);
    return row;
  };
  const requireOpen = (pk: number): void => {
    if (read(pk).points === null) return;
    throw new AppError('bonus/purchase-posted', `purchase ${String(pk)} has earned points`);
  };
  const requireReseller = (pk: number | undefined): void => {
    if (pk === undefined || resellers.read(pk) !== null) return;
    throw new AppError('app/not-found', `no reseller ${String(pk)}`);
  };

  return {
    'purchase-list': ({ month, resellerPk }) => {
      const list = purchases.list(month, resellerPk, mostPurchases);
      return { ...list, purchases: list.purchases.map(shown) };
    },
    'purchase-values': () => {
      const { groups, distributors } = purchases.values(
        addMonths(monthOf(todayOf(context)), -monthsOffered),
      );
      // What the rates name earns points, so it is offered first.
      const newest = context.may('rates', 'view') ? rates.all()[0] : undefined;
      const named = newest?.table.groups.map(({ name }) => name) ?? [];
      return {
        groups: [...new Set([...named, ...groups])],
        rated: newest === undefined ? null : named,
        distributors,
      };
    },
    'purchase-create': (fields) => {
      requireReseller(fields.resellerPk);
      const row = { ...fields, ...checked(fields) };
      return shown(read(step((tx) => tx.create('purchase', row))));
    },
    'purchase-patch': ({ pk, fields }) => {
      requireReseller(fields.resellerPk);
      const patch = checked(fields);
      step((tx) => {
        requireOpen(pk);
        tx.patch('purchase', pk, patch);
      });
      return shown(read(pk));
    },
    'purchase-remove': ({ pk }) => {
      step((tx) => {
        requireOpen(pk);
        tx.remove('purchase', pk);
      });
      return { removed: true };
    },
  };
}
