import { create } from 'zustand';

type TodayState = {
  readonly scope: 'mine' | 'all';
  /** What comes later can be folded away: it is not today's work. */
  readonly showsLater: boolean;
  /** The line under the cursor, by its key, and where it stood. */
  readonly active: string | null;
  readonly activeAt: number;
};

/** What the worklist of this window shows; outlives the screen, so that one comes back to the same. */
export const useTodayStore = create<TodayState>(() => ({
  scope: 'mine',
  showsLater: true,
  active: null,
  activeAt: 0,
}));
