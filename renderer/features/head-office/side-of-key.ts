/** The value that stands, or the other one. */
export type Side = 'kept' | 'lost';

type Pressed = {
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
};

/** Which of two values side by side a key chooses, by its place on the keyboard; null for other keys. */
export function sideOfKey(event: Pressed, now: Side): Side | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return null;
  switch (event.code) {
    case 'Digit1':
    case 'Numpad1':
    case 'ArrowLeft':
      return 'kept';
    case 'Digit2':
    case 'Numpad2':
    case 'ArrowRight':
      return 'lost';
    case 'Space':
      return now === 'kept' ? 'lost' : 'kept';
    default:
      return null;
  }
}
