import { useCallback, useEffect, useRef, useState } from 'react';
import { showError } from '../../lib/error-text.ts';
import type { GridRow } from './grid-field.ts';
import type { RowSource } from './row-source.ts';

/** Row numbers of what fits the typed text, the best first. */
export type FindRows = (text: string) => Promise<readonly number[]>;

/** So long a pause ends the word: the next letter begins another. */
export const wordEndsMs = 1500;

/** Typing in the list goes to the first of what `find` finds that is among its lines. */
export function useTypeToFind<Row extends GridRow>(
  source: RowSource<Row>,
  goTo: (row: number) => void,
  find: FindRows | null,
) {
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
    find?.(next).then((pks) => {
      if (text.current !== next) return;
      const rows = pks.map((pk) => source.indexOf(pk)).filter((row) => row >= 0);
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
