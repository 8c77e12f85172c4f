import { useCallback, useRef, useState } from 'react';

/** A press on the button of an open popup closes it first; the click that follows must not open it. */
const sameClickMs = 250;

/** Whether a popup is open, and at which element. */
export function usePopup() {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const last = useRef<{ element: HTMLElement | null; closedAt: number }>({
    element: null,
    closedAt: -Infinity,
  });
  const close = useCallback(() => {
    last.current.closedAt = performance.now();
    setAnchor(null);
  }, []);
  /** `clicks` is the `detail` of a click event: none when a key was pressed. */
  const open = useCallback((element: HTMLElement | null, clicks = 0) => {
    const { element: before, closedAt } = last.current;
    const same = element === before && performance.now() - closedAt < sameClickMs;
    if (clicks > 0 && same) return;
    last.current.element = element;
    setAnchor(element);
  }, []);
  return { anchor, open, close };
}
