import { useLocation } from '@tanstack/react-router';
import { history } from './history.ts';

/** What the section of bonuses can show. */
export const bonusViews = ['requests', 'ledger', 'purchases', 'rates', 'posting'] as const;
export type BonusView = (typeof bonusViews)[number];

export type BonusPlace = {
  readonly view: BonusView;
  /** The request that is open beside the list. */
  readonly request: number | null;
  /** Whose ledger is shown. */
  readonly reseller: number | null;
};

const path = '/bonuses';

function read(search: Readonly<Record<string, unknown>>): BonusPlace {
  const { view, request, reseller } = search;
  return {
    view: bonusViews.find((one) => one === view) ?? 'requests',
    request: typeof request === 'number' ? request : null,
    reseller: typeof reseller === 'number' ? reseller : null,
  };
}

/** Follows what the section shows. */
export function useBonusPlace(): BonusPlace {
  const view = useLocation({ select: ({ search }) => read(search).view });
  const request = useLocation({ select: ({ search }) => read(search).request });
  const reseller = useLocation({ select: ({ search }) => read(search).reseller });
  return { view, request, reseller };
}

/** Goes to the section; `replace` leaves no step for Back. */
export function goToBonuses(
  place: Partial<BonusPlace>,
  options: { readonly replace?: boolean } = {},
): void {
  const search = new URLSearchParams();
  if (place.view !== undefined) search.set('view', place.view);
  if (place.request) search.set('request', String(place.request));
  if (place.reseller) search.set('reseller', String(place.reseller));
  const query = search.toString();
  const href = query === '' ? path : `${path}?${query}`;
  if (options.replace) history.replace(href);
  else history.push(href);
}
