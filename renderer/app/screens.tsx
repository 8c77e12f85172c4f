import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { BehindCall } from '../lib/behind-call.ts';
import { useCallPlace } from '../lib/call-place.ts';
import { useMay } from '../lib/use-may.ts';
import classes from './screens.module.css';

const loadCall = () => import('./call-route.tsx');
const CallRoute = lazy(loadCall);

type Layer = RefObject<HTMLDivElement | null>;

/**
 * Keeps a layer as large behind the call as it was while it was seen: the bar of the calls comes and
 * goes with them, and a list that were to follow would be laid out anew twice for nothing.
 */
function useSizeKept(layer: Layer, behind: boolean): void {
  const seen = useRef<{ width: number; height: number } | null>(null);
  useLayoutEffect(() => {
    const element = layer.current;
    if (!element) return undefined;
    if (behind) {
      if (!seen.current) return undefined;
      const { width, height } = seen.current;
      Object.assign(element.style, { width: `${width}px`, height: `${height}px` });
      return () => Object.assign(element.style, { width: '', height: '' });
    }
    const observer = new ResizeObserver(([entry]) => {
      if (entry) seen.current = entry.contentRect;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [layer, behind]);
}

/** Gives the keyboard back to what had it before the call, unless something else has it by then. */
function useFocusBack(layer: Layer, behind: boolean): void {
  const before = useRef<HTMLElement | null>(null);
  useEffect(() => {
    const element = layer.current;
    const note = ({ target }: FocusEvent): void => {
      before.current = target instanceof HTMLElement ? target : null;
    };
    element?.addEventListener('focusin', note);
    return () => element?.removeEventListener('focusin', note);
  }, [layer]);
  useLayoutEffect(() => {
    if (!behind) return undefined;
    return () => {
      requestAnimationFrame(() => {
        const isFree = document.activeElement === null || document.activeElement === document.body;
        if (isFree && before.current?.isConnected) before.current.focus({ preventScroll: true });
      });
    };
  }, [behind]);
}

/**
 * The section one is at, and the call before it. The section stays as it is meanwhile, unseen and out of
 * reach: a call comes and goes without a list being made anew.
 */
export function Screens() {
  const { may } = useMay('interactions', 'add');
  const behind = useCallPlace() !== null && may;
  const section = useRef<HTMLDivElement>(null);
  useSizeKept(section, behind);
  useFocusBack(section, behind);
  useEffect(() => {
    // After the first picture: the first call of the day opens without a wait.
    const idle = requestIdleCallback(() => void loadCall());
    return () => cancelIdleCallback(idle);
  }, []);
  return (
    <>
      <div ref={section} className={classes.layer} data-behind={behind || undefined}>
        <BehindCall value={behind}>
          <Outlet />
        </BehindCall>
      </div>
      {behind && (
        <div className={classes.layer}>
          <Suspense fallback={null}>
            <CallRoute />
          </Suspense>
        </div>
      )}
    </>
  );
}
