import { create } from 'zustand';

export type RequestFilter = 'submitted' | 'approved' | 'draft' | 'ended' | 'all';

type BonusState = {
  readonly filter: RequestFilter;
  /** The month whose purchases and posting are shown; null: the last one that is over. */
  readonly month: string | null;
};

/** What the section of this window shows; outlives the screen, so that one comes back to the same. */
export const useBonusStore = create<BonusState>(() => ({ filter: 'submitted', month: null }));
