import { textOf } from './use-texts.ts';
import { toClientError } from './client-error.ts';
import { showToast } from './toasts.ts';

/** The sentence for an error, in the language on screen: what happened, what is safe, what to do. */
export function errorText(error: unknown): string {
  const { code, details } = toClientError(error);
  return textOf(`errors:${code}`, { ...details });
}

/** Tells about a failed action at the foot of the window, with the code to copy. */
export function showError(error: unknown): void {
  const { code } = toClientError(error);
  const text = errorText(error);
  // Nothing to undo, and what was given up on purpose, are answers and no failures.
  if (code === 'undo/nothing' || code === 'export/cancelled') showToast({ tone: 'note', text });
  else showToast({ tone: 'failed', text, code });
}
