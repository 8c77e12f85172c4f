import { idleMinutes, idleMinutesByDefault } from '#contract/idle-minutes.ts';
import type { LocalStore } from '#db/repositories/local-store.ts';

/** Where this desktop keeps after how many idle minutes it locks itself. */
export const idleSetting = 'idleMinutes';

/** The minutes as set, or as they are until somebody sets them; null for never. */
export function readIdleMinutes(store: LocalStore): number | null {
  const stored = store.setting(idleSetting);
  if (stored === 'never') return null;
  return idleMinutes.find((minutes) => String(minutes) === stored) ?? idleMinutesByDefault;
}

/** Sets the minutes; null for never. */
export function writeIdleMinutes(store: LocalStore, minutes: number | null): void {
  store.putSetting(idleSetting, minutes === null ? 'never' : String(minutes));
}
