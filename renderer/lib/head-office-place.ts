import { useLocation } from '@tanstack/react-router';
import { history } from './history.ts';

/** What the section of head office can show. */
export const officeViews = ['connection', 'pending', 'refusals', 'conflicts', 'log'] as const;
export type OfficeView = (typeof officeViews)[number];

export type OfficePlace = {
  readonly view: OfficeView;
  /** The refusal that is open beside the list. */
  readonly refusal: number | null;
};

/** Where the section is. */
export const officePath = '/head-office';

/** Follows what the section shows. */
export function useOfficePlace(): OfficePlace {
  const view = useLocation({
    select: ({ search }) =>
      officeViews.find((one) => one === (search as { readonly view?: unknown }).view) ??
      'connection',
  });
  const refusal = useLocation({
    select: ({ search }) => {
      const { refusal: pk } = search as { readonly refusal?: unknown };
      return typeof pk === 'number' ? pk : null;
    },
  });
  return { view, refusal };
}

/** Goes to the section; `replace` leaves no step for Back. */
export function goToOffice(
  { view, refusal = null }: { readonly view: OfficeView; readonly refusal?: number | null },
  options: { readonly replace?: boolean } = {},
): void {
  const of = refusal === null ? '' : `&refusal=${String(refusal)}`;
  const href = `${officePath}?view=${view}${of}`;
  if (options.replace) history.replace(href);
  else history.push(href);
}
