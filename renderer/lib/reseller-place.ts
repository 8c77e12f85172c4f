import { useSyncExternalStore } from 'react';
import { history } from './history.ts';

/** What the resellers screen shows: the open card, and the text the list is filtered by. */
export type ResellerPlace = { readonly pk: number | null; readonly text: string };

const path = '/resellers';

function read(search: Record<string, unknown>): ResellerPlace {
  const { pk, text } = search;
  return {
    pk: typeof pk === 'number' ? pk : null,
    text: typeof text === 'string' || typeof text === 'number' ? String(text) : '',
  };
}

function hrefOf(place: ResellerPlace): string {
  const search = new URLSearchParams();
  if (place.pk !== null) search.set('pk', String(place.pk));
  // As JSON text, or the router would read digits as a number and drop leading zeros.
  if (place.text !== '') search.set('text', JSON.stringify(place.text));
  const query = search.toString();
  return query === '' ? path : `${path}?${query}`;
}

/** The place now, wherever the window is; outside of the resellers screen it is empty. */
export function resellerPlace(): ResellerPlace {
  const { pathname, search } = history.location;
  if (pathname !== path) return { pk: null, text: '' };
  const params = new URLSearchParams(search);
  const text = params.get('text');
  return read({
    pk: params.has('pk') ? Number(params.get('pk')) : null,
    text: text === null ? '' : (JSON.parse(text) as unknown),
  });
}

let seen: ResellerPlace = { pk: null, text: '' };

/** The place as the screen was last at it: on the way to another section it stays as it is. */
function seenPlace(): ResellerPlace {
  if (history.location.pathname !== path) return seen;
  const now = resellerPlace();
  if (now.pk !== seen.pk || now.text !== seen.text) seen = now;
  return seen;
}

/**
 * Follows the place; a component that calls it draws again when the place changes. At once, not with the
 * next picture of the router: a card is looked at while somebody waits on the line.
 */
export function useResellerPlace(): ResellerPlace {
  return useSyncExternalStore(history.subscribe, seenPlace);
}

/** Goes to the resellers screen with these parts changed; `replace` leaves no step for Back. */
export function goToResellers(
  part: Partial<ResellerPlace>,
  options: { readonly replace?: boolean } = {},
): void {
  const href = hrefOf({ ...resellerPlace(), ...part });
  if (options.replace) history.replace(href);
  else history.push(href);
}
