import { useSyncExternalStore } from 'react';
import { useTexts } from '../lib/use-texts.ts';
import { formatInstant, formatInstantDate, formatRelative } from '../lib/format.ts';

const minute = 60_000;
const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

/** One clock for all times on screen; it stands still when nobody looks. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  now = Date.now();
  timer ??= setInterval(() => {
    now = Date.now();
    for (const tell of listeners) tell();
  }, minute);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The present instant, renewed each minute. */
export function useMinute(): number {
  return useSyncExternalStore(subscribe, () => now);
}

/** How long ago, the exact instant on hover; a date when it is more than a week away. */
export function RelativeTime(props: { readonly at: number; readonly timeZone?: string }) {
  const { at, timeZone } = props;
  const { language } = useTexts();
  const present = useMinute();
  const relative = formatRelative(at, present, language);
  return (
    <time dateTime={new Date(at).toISOString()} title={formatInstant(at, timeZone)}>
      {relative ?? formatInstantDate(at, timeZone)}
    </time>
  );
}
