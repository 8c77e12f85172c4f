import { create } from 'zustand';

export type Toast = {
  readonly id: number;
  readonly tone: 'done' | 'note' | 'failed';
  readonly text: string;
  /** For support: shown small and copyable, never in the sentence. */
  readonly code?: string;
  readonly action?: { readonly label: string; readonly hint?: string; readonly run: () => void };
};

type ToastStore = { readonly toasts: readonly Toast[] };

export const useToasts = create<ToastStore>(() => ({ toasts: [] }));

const stayMs = { done: 6000, note: 4000, failed: 15_000 };
let nextId = 1;

/** Takes a message away. */
export function dismissToast(id: number): void {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }));
}

/** Shows a message at the foot of the window for a while; the newest three stay in view. */
export function showToast(toast: Omit<Toast, 'id'>): number {
  const id = nextId++;
  useToasts.setState(({ toasts }) => ({ toasts: [...toasts, { ...toast, id }].slice(-3) }));
  setTimeout(() => dismissToast(id), stayMs[toast.tone]);
  return id;
}
