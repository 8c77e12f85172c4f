import { useEffect, useReducer, useState } from 'react';
import type { RowVerdict } from '#contract/import.ts';
import { request } from '../../../lib/client.ts';
import { ClientError, toClientError } from '../../../lib/client-error.ts';
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
          // The list is asked of a session that no longer answers, whatever ended it.
          const { message } = toClientError(error);
          const gone = {
            code: 'import/session-gone',
            message,
            retryable: false,
            details: {},
          } as const;
          patchSession(sessionId, { problem: new ClientError(gone) });
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
