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
  // Nothing to undo is an answer, not a failure.
  if (code === 'undo/nothing') showToast({ tone: 'note', text });
  else showToast({ tone: 'failed', text, code });
}
