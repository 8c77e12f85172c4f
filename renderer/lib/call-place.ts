import { useLocation } from '@tanstack/react-router';
import { history } from './history.ts';

const path = '/call';

/** Whether the screen of the call is shown. */
export function isAtCall(): boolean {
  return history.location.pathname === path;
}

/** Which call the screen is asked to show; null for whichever is open. */
export function useCallPlace(): number | null {
  return useLocation({
    select: ({ search }) => {
      const { call } = search as { readonly call?: unknown };
      return typeof call === 'number' ? call : null;
    },
  });
}

/** Shows a call. From one call to another leaves no step for Back. */
export function goToCall(pk: number): void {
  const href = `${path}?call=${String(pk)}`;
  if (isAtCall()) history.replace(href);
  else history.push(href);
}

/** Back to what was on screen before the call. */
export function leaveCall(): void {
  if (!isAtCall()) return;
  if (history.canGoBack()) history.back();
  else history.replace('/resellers');
}
