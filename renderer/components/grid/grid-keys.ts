import type { Move } from './cell-range.ts';

export type GridKey =
  | { readonly does: 'move'; readonly move: Move; readonly extend: boolean }
  | { readonly does: 'open' | 'select-all' | 'copy' | 'copy-with-header' | 'find-back' }
  | { readonly does: 'find'; readonly letter: string };

type Pressed = Pick<KeyboardEvent, 'code' | 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

const plain: Readonly<Record<string, Move>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  PageUp: 'page-up',
  PageDown: 'page-down',
  Home: 'row-start',
  End: 'row-end',
};

const withCtrl: Readonly<Record<string, Move>> = {
  ArrowUp: 'first-row',
  ArrowDown: 'last-row',
  ArrowLeft: 'row-start',
  ArrowRight: 'row-end',
  Home: 'list-start',
  End: 'list-end',
};

/** What a key press means in the list, by its place on the keyboard; null leaves it to others. */
export function gridKey(event: Pressed): GridKey | null {
  if (event.altKey) return null;
  const ctrl = event.ctrlKey || event.metaKey;
  const move = (ctrl ? withCtrl : plain)[event.code];
  if (move) return { does: 'move', move, extend: event.shiftKey };
  if (ctrl) {
    if (event.code === 'KeyC') return { does: event.shiftKey ? 'copy-with-header' : 'copy' };
    return event.code === 'KeyA' && !event.shiftKey ? { does: 'select-all' } : null;
  }
  if (event.code === 'Enter' || event.code === 'NumpadEnter') return { does: 'open' };
  if (event.code === 'Backspace') return { does: 'find-back' };
  return [...event.key].length === 1 && event.key !== ' '
    ? { does: 'find', letter: event.key }
    : null;
}
