import { desktop } from './client.ts';
import { showError } from './error-text.ts';
import { showToast } from './toasts.ts';
import { textOf } from './use-texts.ts';

/** Says that a file is written, and offers to show where. */
export function tellSaved(text: string, token: string): void {
  showToast({
    tone: 'done',
    text,
    action: {
      label: textOf('export:showInFolder'),
      run: () => void desktop.showFile(token).catch(showError),
    },
  });
}
