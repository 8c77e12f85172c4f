import { useEffect, useRef, type RefObject } from 'react';
import { focusLater } from './focus-later.ts';

/** Gives the keyboard to an element when its screen comes, unless something else has taken it by then. */
export function useFocusOnCome<E extends HTMLElement>(): RefObject<E | null> {
  const element = useRef<E>(null);
  useEffect(() => focusLater(() => element.current?.focus({ preventScroll: true })), []);
  return element;
}
