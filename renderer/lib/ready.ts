import { desktop } from './client.ts';

let told = false;

/**
 * Tells, once, that what people came for is on screen. To be called in an effect after the first
 * rows, the empty screen or the failure was drawn; the two frames are until it is painted.
 */
export function markReady(): void {
  if (told) return;
  told = true;
  requestAnimationFrame(() => requestAnimationFrame(() => desktop.ready()));
}
