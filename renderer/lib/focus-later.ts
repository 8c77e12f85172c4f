/**
 * Gives the keyboard on when what is on screen has changed, a frame later; not when something else has
 * taken it by then, as a menu that was opened by the very next key.
 */
export function focusLater(take: () => void): void {
  const before = document.activeElement;
  requestAnimationFrame(() => {
    const now = document.activeElement;
    if (now === before || now === null || now === document.body) take();
  });
}
