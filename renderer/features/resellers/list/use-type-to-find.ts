import { useCallback, useEffect, useRef, useState } from 'react';
import { request } from '../../../lib/client.ts';
import { showError } from '../../../lib/error-text.ts';
import type { RowSource } from './row-source.ts';

/** So long a pause ends the word: the next letter begins another. */
const wordEndsMs = 1500;
const lookedAt = 60;

/**
 * Typing in the list goes to the first reseller that the search finds among its lines: by name, INN
 * or phone, in either keyboard layout.
 */
export function useTypeToFind(source: RowSource, goTo: (row: number) => void) {
  const [typed, setTyped] = useState<{ readonly text: string; readonly found: boolean } | null>(
    null,
  );
  const text = useRef('');
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const end = useCallback((): void => {
    clearTimeout(timer.current);
    text.current = '';
    setTyped(null);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);

  const look = (next: string): void => {
    text.current = next;
    clearTimeout(timer.current);
    if (next === '') {
      end();
      return;
    }
    timer.current = setTimeout(end, wordEndsMs);
    setTyped((before) => ({ text: next, found: before?.found ?? true }));
    request('reseller-search', { text: next, limit: lookedAt }).then(({ hits }) => {
      if (text.current !== next) return;
      const rows = hits.map(({ pk }) => source.indexOf(pk)).filter((row) => row >= 0);
      const [first] = rows;
      setTyped({ text: next, found: first !== undefined });
      if (first !== undefined) goTo(first);
    }, showError);
  };

  return {
    typed,
    end,
    add: (letter: string) => look(text.current + letter),
    takeBack: () => look(text.current.slice(0, -1)),
  };
}
