import type { DataContext } from '../context.ts';

type OfReseller = { readonly resellerPk: number | null; readonly reseller: string | null };

/** A line without whose it is for those who may not see resellers. */
export function visibleLine<R extends OfReseller>(
  { may }: Pick<DataContext, 'may'>,
  row: R,
): Omit<R, keyof OfReseller> & OfReseller {
  return may('resellers', 'view') ? row : { ...row, resellerPk: null, reseller: null };
}
