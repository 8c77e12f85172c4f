import { useEffect, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';

export type Viewport = {
  readonly top: number;
  readonly left: number;
  readonly width: number;
  readonly height: number;
};

/** What part of a scrolled element is seen; renewed when it scrolls or changes its size. */
export function useViewport(element: RefObject<HTMLElement | null>): Viewport {
  const [view, setView] = useState<Viewport>({ top: 0, left: 0, width: 1200, height: 600 });
  useEffect(() => {
    const watched = element.current;
    if (!watched) return;
    const read = (): void => {
      setView({
        top: watched.scrollTop,
        left: watched.scrollLeft,
        width: watched.clientWidth,
        height: watched.clientHeight,
      });
    };
    const resized = new ResizeObserver(read);
    resized.observe(watched);
    // In the same frame: a frame later the rows in view would be blank for that long.
    const scrolled = (): void => flushSync(read);
    watched.addEventListener('scroll', scrolled, { passive: true });
    return () => {
      resized.disconnect();
      watched.removeEventListener('scroll', scrolled);
    };
  }, [element]);
  return view;
}
