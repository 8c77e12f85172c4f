import i18next from 'i18next';
import { textOf } from './use-texts.ts';
import { request } from './client.ts';
import { showError } from './error-text.ts';
import { chordText } from './key-chord.ts';
import { shellKeys } from './shell-keys.ts';
import { showToast } from './toasts.ts';

/** What is named as a whole, whichever field of it was changed. */
const wholes = [
  'task',
  'training-course',
  'training-session',
  'training-registration',
  'bonus-request',
  'bonus-rule',
  'purchase',
] as const;

/** What a change touched, in the words of the card: `reseller.city` is «город». */
function whatText(label: string): string {
  // Nobody removes a reseller in the window: a whole one that is taken back was added.
  if (label === 'reseller.@row') return textOf('shell:undo.addingReseller');
  if (label.startsWith('list-item.')) return textOf('shell:undo.listItem');
  const [entity = ''] = label.split('.');
  const whole = wholes.find((name) => name === entity);
  if (whole) return textOf(`shell:undo.${whole}`);
  const key = `resellers:what.${label.replace('@', '')}`;
  return i18next.exists(key) ? i18next.t(key) : textOf('shell:undo.something');
}

/** Takes back the last change and says which. */
export async function undoLast(): Promise<void> {
  try {
    const { label } = await request('change-undo', {});
    showToast({
      tone: 'done',
      text: textOf('shell:undo.undone', { what: whatText(label) }),
      action: { label: textOf('shell:undo.redo'), run: () => void redoLast() },
    });
  } catch (error) {
    showError(error);
  }
}

/** Does again what was taken back last. */
export async function redoLast(): Promise<void> {
  try {
    const { label } = await request('change-redo', {});
    showToast({ tone: 'done', text: textOf('shell:undo.redone', { what: whatText(label) }) });
  } catch (error) {
    showError(error);
  }
}

/** Says what was changed and offers to take it back: «Изменено: телефон · Отменить Ctrl+Z». */
export function showChanged(what: string): void {
  showUndoable(textOf('shell:undo.changed', { what }));
}

/** Says what was done and offers to take it back. */
export function showUndoable(text: string): void {
  showToast({
    tone: 'done',
    text,
    action: {
      label: textOf('shell:undo.undo'),
      hint: chordText(shellKeys.undo),
      run: () => void undoLast(),
    },
  });
}
