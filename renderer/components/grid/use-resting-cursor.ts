import { useEffect, useRef } from 'react';

const cursorRestsMs = 60;

/** While something is open it follows the line the cursor rests on; lines passed by are not opened. */
export function useRestingCursor(
  openPk: number | null,
  onRest: ((pk: number) => void) | undefined,
): (pk: number) => void {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (pk) => {
    clearTimeout(timer.current);
    if (openPk === null || openPk === pk || !onRest) return;
    timer.current = setTimeout(() => onRest(pk), cursorRestsMs);
  };
}
