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
  showToast({ tone: 'failed', text: errorText(error), code: toClientError(error).code });
}
