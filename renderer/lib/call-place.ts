import { useSyncExternalStore } from 'react';
import { history } from './history.ts';

/** The call stands before the section one was at: it is a part of the place, not a place of its own. */
const name = 'call';

function shownCall(): number | null {
  const shown = new URLSearchParams(history.location.search).get(name);
  return shown === null ? null : Number(shown);
}

function hrefWith(pk: number | null): string {
  const { pathname, search } = history.location;
  const params = new URLSearchParams(search);
  if (pk === null) params.delete(name);
  else params.set(name, String(pk));
  const query = params.toString();
  return query === '' ? pathname : `${pathname}?${query}`;
}

/** Whether the screen of the call is shown. */
export function isAtCall(): boolean {
  return shownCall() !== null;
}

/**
 * Which call the screen is asked to show: 0 for whichever is open, null when the screen is
 * not shown. At once, not with the next picture of the router: the caller is on the line.
 */
export function useCallPlace(): number | null {
  return useSyncExternalStore(history.subscribe, shownCall);
}

/** Shows a call. From one call to another leaves no step for Back. */
export function goToCall(pk: number): void {
  const href = hrefWith(pk);
  if (isAtCall()) history.replace(href);
  else history.push(href);
}

/** Back to what was on screen before the call. */
export function leaveCall(): void {
  if (!isAtCall()) return;
  if (history.canGoBack()) history.back();
  else history.replace(hrefWith(null));
}
