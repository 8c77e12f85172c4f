import { create } from 'zustand';

/** What a message offers to take back, or to make again. */
export type OfferedStep = { readonly step: number; readonly way: 'undo' | 'redo' };

export type Toast = {
  readonly id: number;
  readonly tone: 'done' | 'note' | 'failed';
  readonly text: string;
  /** For support: shown small and copyable, never in the sentence. */
  readonly code?: string;
  readonly action?: { readonly label: string; readonly hint?: string; readonly run: () => void };
  /** The step that the action is about: without it at hand there is no action. */
  readonly offers?: OfferedStep;
};

type ToastStore = { readonly toasts: readonly Toast[] };

export const useToasts = create<ToastStore>(() => ({ toasts: [] }));

const stayMs = { done: 6000, note: 4000, failed: 15_000 };
const readMsEach = 60;
let nextId = 1;

/** Takes a message away. */
export function dismissToast(id: number): void {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }));
}

/** Shows a message at the foot of the window for a while; the newest three stay in view. */
export function showToast(toast: Omit<Toast, 'id'>): number {
  const id = nextId++;
  useToasts.setState(({ toasts }) => {
    // What was said twice is said once, for another while.
    const others = toasts.filter(({ tone, text }) => tone !== 'note' || text !== toast.text);
    return { toasts: [...others, { ...toast, id }].slice(-3) };
  });
  // A long sentence stays as long as it takes to read.
  const readMs = toast.text.length * readMsEach;
  setTimeout(() => dismissToast(id), Math.max(stayMs[toast.tone], readMs));
  return id;
}

/** Takes away what was said about a step that has been taken back or made again. */
export function dismissStep(step: number): void {
  useToasts.setState(({ toasts }) => ({
    toasts: toasts.filter(({ offers }) => offers?.step !== step),
  }));
}

/**
 * Keeps messages true to what undo and redo would do now: one whose step went the other way is taken
 * away, one whose step is no longer the last stays and offers nothing.
 */
export function settleOffers(next: {
  readonly undo: number | null;
  readonly redo: number | null;
}): void {
  const settled = (toast: Toast): Toast[] => {
    const { id, tone, text, offers } = toast;
    if (!offers || next[offers.way] === offers.step) return [toast];
    const wentBack = next[offers.way === 'undo' ? 'redo' : 'undo'] === offers.step;
    return wentBack ? [] : [{ id, tone, text }];
  };
  useToasts.setState(({ toasts }) => ({ toasts: toasts.flatMap(settled) }));
}
