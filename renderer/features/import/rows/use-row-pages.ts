import { useEffect, useReducer, useState } from 'react';
import type { RowVerdict } from '#contract/import.ts';
import { request } from '../../../lib/client.ts';
import { toClientError } from '../../../lib/client-error.ts';
import { patchSession } from '../sessions.ts';
import { RowPages } from './row-pages.ts';

/** The rows of a session with one verdict (null for all), read as they come into view. */
export function useRowPages(
  sessionId: string,
  verdict: RowVerdict | null,
  judged: number,
): RowPages {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const [pages] = useState(
    () =>
      new RowPages(async (from, count) => {
        try {
          return await request('import-rows', { sessionId, verdict, from, count });
        } catch (error) {
          patchSession(sessionId, { problem: toClientError(error) });
          throw error;
        }
      }, redraw),
  );
  const [first] = useState(judged);
  useEffect(() => {
    if (judged !== first) pages.renew();
  }, [pages, judged, first]);
  return pages;
}
