import { useCallback, useRef } from 'react';
import type { GridListHandle } from './grid-list.tsx';

/** Keeps what a list may be asked to do, for its own commands, and hands it on to the screen. */
export function useListHandle(onHandle: (handle: GridListHandle | null) => void) {
  const handle = useRef<GridListHandle | null>(null);
  const keep = useCallback(
    (made: GridListHandle | null) => {
      handle.current = made;
      onHandle(made);
    },
    [onHandle],
  );
  return { handle, keep };
}
