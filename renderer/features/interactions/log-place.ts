import { useLocation } from '@tanstack/react-router';
import { history } from '../../lib/history.ts';

const path = '/interactions';

/** Which interaction is open beside the log; null for none. */
export function useInteractionPlace(): number | null {
  return useLocation({
    select: ({ search }) => {
      const { pk } = search as { readonly pk?: unknown };
      return typeof pk === 'number' ? pk : null;
    },
  });
}

/** Opens an interaction beside the log, or none; `replace` leaves no step for Back. */
export function goToInteraction(
  pk: number | null,
  options: { readonly replace?: boolean } = {},
): void {
  const href = pk === null ? path : `${path}?pk=${String(pk)}`;
  if (options.replace) history.replace(href);
  else history.push(href);
}
