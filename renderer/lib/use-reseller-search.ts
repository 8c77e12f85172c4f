import { useCallback, useEffect, useRef, useState } from 'react';
import type { SearchHit } from '#contract/reseller.ts';
import { answerGate } from './answer-gate.ts';
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
 * the newest text. The old answer stays until the new one is there. `whenAnswered` acts on the
 * answer to what is typed, now or as soon as it is there: for Enter, which may be the faster one.
 */
export function useResellerSearch(limit: number) {
  const [answer, setAnswer] = useState<SearchAnswer | null>(null);
  const newest = useRef(0);
  const [gate] = useState(answerGate<SearchAnswer>);

  const ask = useCallback(
    async (typed: string): Promise<void> => {
      const text = typed.trim();
      newest.current += 1;
      const mine = newest.current;
      gate.asked();
      if (text === '') {
        gate.answered(null);
        setAnswer(null);
        return;
      }
      try {
        const { hits, more } = await request('reseller-search', { text, limit });
        if (mine !== newest.current) return;
        const fresh = { text, hits, more };
        setAnswer(fresh);
        gate.answered(fresh);
      } catch (error) {
        if (mine === newest.current) showError(error);
      }
    },
    [gate, limit],
  );

  useEffect(
    () => () => {
      newest.current += 1;
    },
    [],
  );

  const whenAnswered = useCallback(
    (typed: string, act: (answer: SearchAnswer) => void): void => {
      gate.whenAnswered(typed.trim(), act);
    },
    [gate],
  );

  /** What was to be done with the answer is off: the person went on to something else. */
  const callOff = gate.asked;

  return { answer, ask, whenAnswered, callOff };
}
