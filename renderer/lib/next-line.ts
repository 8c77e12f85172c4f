import type { KeyboardEvent } from 'react';

/** The line that a key goes to from another one; null for other keys and with Ctrl, Alt or Cmd. */
export function nextLine(event: KeyboardEvent, at: number, last: number, page = 12): number | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const next: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: last,
  };
  const wanted = next[event.key];
  return wanted === undefined ? null : Math.max(0, Math.min(last, wanted));
}
