import type { CDPSession, Page } from '@playwright/test';

/** Presses keys as a keyboard in the Russian layout does: the place of the key, a Cyrillic letter. */
export interface RussianKeyboard {
  /** A key or chord by places: `Enter`, `F4`, `Control+KeyT`, `Control+Shift+KeyS`. */
  press(chord: string): Promise<void>;
  /** Text letter by letter; a new line is Enter with Shift. */
  type(text: string): Promise<void>;
}

interface Stroke {
  readonly code: string;
  readonly key: string;
  readonly modifiers: number;
  /** What it writes; none for a key that writes nothing. */
  readonly text?: string;
}

const control = 2;
const shift = 8;

const letterCodes = [
  ['KeyQ', 'й'],
  ['KeyW', 'ц'],
  ['KeyE', 'у'],
  ['KeyR', 'к'],
  ['KeyT', 'е'],
  ['KeyY', 'н'],
  ['KeyU', 'г'],
  ['KeyI', 'ш'],
  ['KeyO', 'щ'],
  ['KeyP', 'з'],
  ['BracketLeft', 'х'],
  ['BracketRight', 'ъ'],
  ['KeyA', 'ф'],
  ['KeyS', 'ы'],
  ['KeyD', 'в'],
  ['KeyF', 'а'],
  ['KeyG', 'п'],
  ['KeyH', 'р'],
  ['KeyJ', 'о'],
  ['KeyK', 'л'],
  ['KeyL', 'д'],
  ['Semicolon', 'ж'],
  ['Quote', 'э'],
  ['KeyZ', 'я'],
  ['KeyX', 'ч'],
  ['KeyC', 'с'],
  ['KeyV', 'м'],
  ['KeyB', 'и'],
  ['KeyN', 'т'],
  ['KeyM', 'ь'],
  ['Comma', 'б'],
  ['Period', 'ю'],
  ['Backquote', 'ё'],
  ['Slash', '.'],
  ['Minus', '-'],
  ['Equal', '='],
  ['Space', ' '],
] as const;
const shiftedSigns = [
  ['Slash', ','],
  ['Digit1', '!'],
  ['Digit2', '"'],
  ['Digit3', '№'],
  ['Digit4', ';'],
  ['Digit5', '%'],
  ['Digit6', ':'],
  ['Digit7', '?'],
  ['Digit8', '*'],
  ['Digit9', '('],
  ['Digit0', ')'],
  ['Equal', '+'],
] as const;

const letterByCode = new Map<string, string>(letterCodes);
const strokes = new Map<string, Stroke>();
for (const [code, text] of letterCodes) {
  strokes.set(text, { code, key: text, text, modifiers: 0 });
  const upper = text.toUpperCase();
  if (upper !== text) strokes.set(upper, { code, key: upper, text: upper, modifiers: shift });
}
for (let digit = 0; digit < 10; digit += 1) {
  const text = String(digit);
  strokes.set(text, { code: `Digit${text}`, key: text, text, modifiers: 0 });
}
for (const [code, text] of shiftedSigns) {
  strokes.set(text, { code, key: text, text, modifiers: shift });
}
strokes.set('\n', { code: 'Enter', key: 'Enter', text: '\r', modifiers: shift });

/** The key codes of Windows, by which Chromium finds the editing behind a key. */
const virtualKeys: Readonly<Record<string, number>> = {
  Backspace: 8,
  Tab: 9,
  Enter: 13,
  Escape: 27,
  Space: 32,
  PageUp: 33,
  PageDown: 34,
  End: 35,
  Home: 36,
  ArrowLeft: 37,
  ArrowUp: 38,
  ArrowRight: 39,
  ArrowDown: 40,
  Delete: 46,
};

function virtualKey(code: string): number {
  const named = virtualKeys[code];
  if (named !== undefined) return named;
  const letter = /^Key([A-Z])$/.exec(code)?.[1] ?? /^Digit(\d)$/.exec(code)?.[1];
  if (letter !== undefined) return letter.charCodeAt(0);
  const functionKey = /^F(\d{1,2})$/.exec(code)?.[1];
  return functionKey === undefined ? 0 : 111 + Number(functionKey);
}

const editing: Readonly<Record<string, string>> = { KeyA: 'selectAll', KeyZ: 'undo', KeyY: 'redo' };

async function send(session: CDPSession, stroke: Stroke): Promise<void> {
  const { code, key, modifiers, text } = stroke;
  const shared = { code, key, modifiers, windowsVirtualKeyCode: virtualKey(code) };
  const command = modifiers === control ? editing[code] : undefined;
  await session.send('Input.dispatchKeyEvent', {
    ...shared,
    type: text === undefined ? 'rawKeyDown' : 'keyDown',
    ...(text === undefined ? {} : { text }),
    ...(command === undefined ? {} : { commands: [command] }),
  });
  await session.send('Input.dispatchKeyEvent', { ...shared, type: 'keyUp' });
}

/** The Russian keyboard of a window. Playwright's own keys know the English layout only. */
export async function russianKeyboard(page: Page): Promise<RussianKeyboard> {
  const session = await page.context().newCDPSession(page);
  return {
    press: async (chord) => {
      const parts = chord.split('+');
      const code = parts.pop() ?? '';
      let modifiers = 0;
      if (parts.includes('Control')) modifiers |= control;
      if (parts.includes('Shift')) modifiers |= shift;
      const written = code === 'Enter' ? '\r' : code === 'Space' ? ' ' : undefined;
      const text = modifiers === 0 ? written : undefined;
      await send(session, {
        code,
        key: code === 'Space' ? ' ' : (letterByCode.get(code) ?? code.replace(/^Digit/, '')),
        modifiers,
        ...(text === undefined ? {} : { text }),
      });
    },
    type: async (text) => {
      for (const letter of text) {
        const stroke = strokes.get(letter);
        if (!stroke) throw new Error(`no key for ${letter} in the Russian layout`);
        await send(session, stroke);
      }
    },
  };
}
