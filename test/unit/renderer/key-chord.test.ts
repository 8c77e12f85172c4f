import { describe, expect, it } from 'vitest';
import { chordText, matchesChord } from '../../../renderer/lib/key-chord.ts';

const none = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };

describe('a key chord', () => {
  it('is found by the place of the key, whatever letter the layout writes there', () => {
    const russian = { ...none, code: 'KeyK', key: 'л', ctrlKey: true };
    expect(matchesChord({ code: 'KeyK', ctrl: true }, russian, false)).toBe(true);
  });

  it('is another one with Shift or without Ctrl', () => {
    const chord = { code: 'KeyZ', ctrl: true } as const;
    expect(matchesChord(chord, { ...none, code: 'KeyZ' }, false)).toBe(false);
    const shifted = { ...none, code: 'KeyZ', ctrlKey: true, shiftKey: true };
    expect(matchesChord(chord, shifted, false)).toBe(false);
  });

  it('never takes part with Alt, which writes letters in some layouts', () => {
    const pressed = { ...none, code: 'KeyE', ctrlKey: true, altKey: true };
    expect(matchesChord({ code: 'KeyE', ctrl: true }, pressed, false)).toBe(false);
  });

  it('leaves keys that write or move to a text field', () => {
    const slash = { ...none, code: 'Slash' };
    expect(matchesChord({ code: 'Slash' }, slash, false)).toBe(true);
    expect(matchesChord({ code: 'Slash' }, slash, true)).toBe(false);
    expect(matchesChord({ code: 'F1' }, { ...none, code: 'F1' }, true)).toBe(true);
  });

  it('takes Command for Ctrl', () => {
    const pressed = { ...none, code: 'KeyF', metaKey: true };
    expect(matchesChord({ code: 'KeyF', ctrl: true }, pressed, false)).toBe(true);
  });

  it('is written as on the keys', () => {
    expect(chordText({ code: 'KeyZ', ctrl: true, shift: true })).toBe('Ctrl+Shift+Z');
    expect(chordText({ code: 'Digit1', ctrl: true })).toBe('Ctrl+1');
    expect(chordText({ code: 'KeyF', ctrl: true }, true)).toBe('⌘+F');
  });
});
