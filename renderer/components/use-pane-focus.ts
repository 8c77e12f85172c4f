import { useEffect, useRef, type RefObject } from 'react';

/** As in the style of the screen. */
const coversList = '(max-width: 1099px)';

/** Gives a pane the keyboard when another row is open in it, as soon as it is there to be read. */
export function usePaneFocus(pk: number, isHere: boolean): RefObject<HTMLElement | null> {
  const pane = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!isHere) return;
    // Arrows in the list change what is open: the keyboard stays there, unless the pane covers it.
    const at = document.activeElement;
    const inList = at?.role === 'option' && !window.matchMedia(coversList).matches;
    if (!inList && !pane.current?.contains(at)) pane.current?.focus();
  }, [pk, isHere]);
  return pane;
}
