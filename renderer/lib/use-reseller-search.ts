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
 * the newest text. The old answer stays until the new one is there.
 */
export function useResellerSearch(limit: number) {
  const [answer, setAnswer] = useState<SearchAnswer | null>(null);
  const newest = useRef(0);

  const ask = useCallback(
    (typed: string): void => {
      const text = typed.trim();
      newest.current += 1;
      const mine = newest.current;
      if (text === '') {
        setAnswer(null);
        return;
      }
      request('reseller-search', { text, limit }).then(
        ({ hits, more }) => {
          if (mine === newest.current) setAnswer({ text, hits, more });
        },
        (error: unknown) => {
          if (mine === newest.current) showError(error);
        },
      );
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
