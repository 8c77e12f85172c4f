import { useCallback, useEffect, useRef, useState } from 'react';
import type { SearchHit } from '#contract/reseller.ts';
import { request } from './client.ts';
import { showError } from './error-text.ts';

export type SearchAnswer = {
  /** The text that was asked for; the marks follow it, not what is typed meanwhile. */
  readonly text: string;
  readonly hits: readonly SearchHit[];
  readonly more: boolean;
};

/**
 * Asks at every change of the text, without waiting for a pause, and drops answers that are not to
 * the newest text. The old answer stays until the new one is there. `ask` answers with null when
 * there was a newer question meanwhile.
 */
export function useResellerSearch(limit: number) {
  const [answer, setAnswer] = useState<SearchAnswer | null>(null);
  const newest = useRef(0);

  const ask = useCallback(
    async (typed: string): Promise<SearchAnswer | null> => {
      const text = typed.trim();
      newest.current += 1;
      const mine = newest.current;
      if (text === '') {
        setAnswer(null);
        return null;
      }
      try {
        const { hits, more } = await request('reseller-search', { text, limit });
        if (mine !== newest.current) return null;
        const fresh = { text, hits, more };
        setAnswer(fresh);
        return fresh;
      } catch (error) {
        if (mine === newest.current) showError(error);
        return null;
      }
    },
    [limit],
  );

  useEffect(
    () => () => {
      newest.current += 1;
    },
    [],
  );

  return { answer, ask };
}
