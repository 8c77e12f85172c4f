import { useSyncExternalStore } from 'react';
import { desktop } from './client.ts';

let told = false;
let ready = false;
const waiting = new Set<() => void>();

/**
 * Tells, once, that what people came for is on screen. To be called in an effect after the first
 * rows, the empty screen or the failure was drawn. Only then the window is shown: a page draws sooner
 * while nobody sees it. The two frames are until it is painted.
 */
export function markReady(): void {
  if (told) return;
  told = true;
  desktop.drawn();
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      desktop.ready();
      ready = true;
      for (const tell of waiting) tell();
    }),
  );
}

function onReady(tell: () => void): () => void {
  waiting.add(tell);
  return () => waiting.delete(tell);
}

/** Whether what people came for is on screen: what is only beside it is read from then on. */
export function useReady(): boolean {
  return useSyncExternalStore(onReady, () => ready);
}
