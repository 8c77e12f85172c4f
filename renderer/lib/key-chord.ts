/** A key by its place on the keyboard (`event.code`), so that it works in every layout. */
export type KeyChord = {
  readonly code: string;
  readonly ctrl?: true;
  readonly shift?: true;
};

type Pressed = Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

const editableTypes = new Set(['text', 'search', 'tel', 'email', 'url', 'number', 'password', '']);

/** True inside a place where keys write text. */
export function isEditable(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && editableTypes.has(target.type);
}

/** Keys that write or move inside a text field stay with the field. */
function belongsToField(chord: KeyChord): boolean {
  return !chord.ctrl && !/^(F\d+|Escape)$/.test(chord.code);
}

/** Whether the press is this chord. Command counts as Ctrl, Alt never takes part. */
export function matchesChord(chord: KeyChord, event: Pressed, inField: boolean): boolean {
  if (event.altKey || event.code !== chord.code) return false;
  if ((event.ctrlKey || event.metaKey) !== (chord.ctrl ?? false)) return false;
  if (event.shiftKey !== (chord.shift ?? false)) return false;
  return !(inField && belongsToField(chord));
}

const names: Readonly<Record<string, string>> = {
  Escape: 'Esc',
  Slash: '/',
  Comma: ',',
  Period: '.',
  Minus: '−',
  Equal: '+',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
};

/** The parts of a chord as written on the keys: `['Ctrl', 'F']`. */
export function chordParts(chord: KeyChord, mac = false): readonly string[] {
  const key = names[chord.code] ?? chord.code.replace(/^(Key|Digit)/, '');
  return [
    ...(chord.ctrl ? [mac ? '⌘' : 'Ctrl'] : []),
    ...(chord.shift ? [mac ? '⇧' : 'Shift'] : []),
    key,
  ];
}

/** One text for a chord, the same for equal chords. */
export function chordText(chord: KeyChord, mac = false): string {
  return chordParts(chord, mac).join('+');
}
