import { useLocation } from '@tanstack/react-router';
import { history } from './history.ts';

const path = '/today';

/** Which task is open beside the worklist; null for none. */
export function useTaskPlace(): number | null {
  return useLocation({
    select: ({ search }) => {
      const { task } = search as { readonly task?: unknown };
      return typeof task === 'number' ? task : null;
    },
  });
}

/** Goes to Today with this task open beside the list, or none; `replace` leaves no step for Back. */
export function goToTask(pk: number | null, options: { readonly replace?: boolean } = {}): void {
  const href = pk === null ? path : `${path}?task=${String(pk)}`;
  if (options.replace) history.replace(href);
  else history.push(href);
}
