import { useSyncExternalStore } from 'react';

/** One clock for all that shows the time on screen; it stands still when nobody looks. */
function clockOf(period: number): () => number {
  const listeners = new Set<() => void>();
  let now = Date.now();
  let timer: ReturnType<typeof setInterval> | undefined;
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    now = Date.now();
    timer ??= setInterval(() => {
      now = Date.now();
      for (const tell of listeners) tell();
    }, period);
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0) return;
      clearInterval(timer);
      timer = undefined;
    };
  };
  return function useNow() {
    return useSyncExternalStore(subscribe, () => now);
  };
}

/** The present instant, renewed each second. */
export const useSecond = clockOf(1000);

/** The present instant, renewed each minute. */
export const useMinute = clockOf(60_000);
