import i18next from 'i18next';
import { textOf } from './use-texts.ts';
import type { MovedStep } from '#contract/shell.ts';
import { request } from './client.ts';
import { showError } from './error-text.ts';
import { chordText } from './key-chord.ts';
import { shellKeys } from './shell-keys.ts';
import { stepOf } from './made-step.ts';
import { dismissStep, settleOffers, showToast, type OfferedStep, type Toast } from './toasts.ts';

/** What is named as a whole, whichever field of it was changed. */
const wholes = [
  'buyer-decision',
  'interaction',
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

/** What was taken back, by name: «запись, факс, Альфа». */
function movedText({ label, subject }: MovedStep): string {
  const { name, reseller, channel, count } = subject;
  const many = count > 1 ? ` (${String(count)})` : '';
  const channelKey = `resellers:timeline.kind.${channel ?? ''}`;
  return [
    `${whatText(label)}${many}`,
    channel !== null && i18next.exists(channelKey) ? i18next.t(channelKey).toLowerCase() : null,
    name,
    reseller === name ? null : reseller,
  ]
    .filter((part) => part !== null && part !== '')
    .join(', ');
}

/** Takes back the last change and says which; a message takes back its own step or none. */
export async function undoLast(step?: number): Promise<void> {
  try {
    const moved = await request('change-undo', { step });
    dismissStep(moved.step);
    const offers = { step: moved.step, way: 'redo' } as const;
    offer(textOf('shell:undo.undone', { what: movedText(moved) }), offers, {
      label: textOf('shell:undo.redo'),
      run: () => void redoLast(moved.step),
    });
  } catch (error) {
    showError(error);
  }
}

/** Does again what was taken back last, and says what. */
export async function redoLast(step?: number): Promise<void> {
  try {
    const moved = await request('change-redo', { step });
    dismissStep(moved.step);
    showDone(textOf('shell:undo.redone', { what: movedText(moved) }), moved.step);
  } catch (error) {
    showError(error);
  }
}

/** Says what was changed and offers to take it back: «Изменено: телефон · Отменить Ctrl+Z». */
export function showChanged(what: string, answer: unknown): void {
  showUndoable(textOf('shell:undo.changed', { what }), answer);
}

/**
 * Says what was done and offers to take that back, and nothing else: `answer` is what the data
 * process answered, which tells the step. Without a step to take back nothing is offered.
 */
export function showUndoable(text: string, answer: unknown): void {
  showDone(text, stepOf(answer));
}

function showDone(text: string, step: number | null): void {
  if (step === null) {
    showToast({ tone: 'done', text });
    return;
  }
  offer(
    text,
    { step, way: 'undo' },
    {
      label: textOf('shell:undo.undo'),
      hint: chordText(shellKeys.undo),
      run: () => void undoLast(step),
    },
  );
}

/** Only the newest message offers something: an older one would mean a step that is not the last. */
function offer(text: string, offers: OfferedStep, action: NonNullable<Toast['action']>): void {
  settleOffers({ undo: null, redo: null, [offers.way]: offers.step });
  showToast({ tone: 'done', text, offers, action });
}
