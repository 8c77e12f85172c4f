import { describe, expect, it } from 'vitest';
import { gridKey } from '../../../../renderer/components/grid/grid-keys.ts';

function press(code: string, key: string, with_: Partial<KeyboardEvent> = {}) {
  return gridKey({
    code,
    key,
    ctrlKey: false,
    metaKey: false,
    shiftKey: false,
    altKey: false,
    ...with_,
  });
}

describe('keys of the list', () => {
  it('copies by the place of the key in the Russian layout', () => {
    expect(press('KeyC', 'с', { ctrlKey: true })).toEqual({ does: 'copy' });
    expect(press('KeyA', 'ф', { ctrlKey: true })).toEqual({ does: 'select-all' });
  });

  it('draws the selection further with Shift', () => {
    expect(press('ArrowDown', 'ArrowDown', { shiftKey: true })).toEqual({
      does: 'move',
      move: 'down',
      extend: true,
    });
    expect(press('End', 'End', { ctrlKey: true })).toEqual({
      does: 'move',
      move: 'list-end',
      extend: false,
    });
  });

  it('finds by the letter as typed, not by its place', () => {
    expect(press('KeyF', 'а')).toEqual({ does: 'find', letter: 'а' });
    expect(press('KeyF', 'А', { shiftKey: true })).toEqual({ does: 'find', letter: 'А' });
  });

  it('leaves keys of others alone', () => {
    expect(press('KeyF', 'а', { altKey: true })).toBeNull();
    expect(press('KeyK', 'л', { ctrlKey: true })).toBeNull();
    expect(press('Escape', 'Escape')).toBeNull();
    expect(press('F2', 'F2')).toBeNull();
    expect(press('Tab', 'Tab')).toBeNull();
  });
});
