import { useCallback, useRef, useState } from 'react';

/** A press on the button of an open popup closes it first; the click that follows must not open it. */
const sameClickMs = 250;

/** Whether a popup is open, and at which element. */
export function usePopup() {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const closedAt = useRef(-Infinity);
  const close = useCallback(() => {
    closedAt.current = performance.now();
    setAnchor(null);
  }, []);
  const open = useCallback((element: HTMLElement | null) => {
    if (performance.now() - closedAt.current > sameClickMs) setAnchor(element);
  }, []);
  return { anchor, open, close };
}
