import { useCallback, useEffect, useRef } from 'react';

/** What ends a form: nothing where a field is wrong, else the promise of its being stored. */
export type Save = () => void | Promise<unknown>;

/** The same, but not again until it is over: a second press of the key stores nothing twice. */
export function useOnce(save: Save): () => void {
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  const pending = useRef(false);
  return useCallback(() => {
    if (pending.current) return;
    const done = latest.current();
    if (!done) return;
    pending.current = true;
    const over = (): void => {
      pending.current = false;
    };
    done.then(over, over);
  }, []);
}
