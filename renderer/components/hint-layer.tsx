import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import classes from './hint.module.css';
import keys from './key-hint.module.css';

type Shown = { readonly target: HTMLElement; readonly label: string; readonly keys: string[] };

const delayMs = 350;
const gap = 6;

function hintOf(target: EventTarget | null): Shown | null {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-hint]') : null;
  if (!element) return null;
  const { hint = '', hintKeys } = element.dataset;
  return { target: element, label: hint, keys: hintKeys ? hintKeys.split(' ') : [] };
}

/** Where the tooltip goes: on the wished side of its control, inside the window. */
function place(target: HTMLElement, tip: HTMLElement): { left: number; top: number } {
  const box = target.getBoundingClientRect();
  const { width, height } = tip.getBoundingClientRect();
  const centred = box.left + (box.width - width) / 2;
  const middle = box.top + (box.height - height) / 2;
  const places = {
    bottom: { left: centred, top: box.bottom + gap },
    top: { left: centred, top: box.top - height - gap },
    right: { left: box.right + gap, top: middle },
    left: { left: box.left - width - gap, top: middle },
  };
  const wished = target.dataset.hintPosition as keyof typeof places | undefined;
  const { left, top } = places[wished ?? 'bottom'];
  const below = top + height > window.innerHeight ? places.top.top : top;
  return {
    left: Math.max(gap, Math.min(left, window.innerWidth - width - gap)),
    top: Math.max(gap, below),
  };
}

/** Draws the tooltip of the control under the pointer, or of the one the keyboard came to. */
export function HintLayer() {
  const [shown, setShown] = useState<Shown | null>(null);
  const tip = useRef<HTMLDivElement>(null);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hide = (): void => {
      clearTimeout(timer);
      setShown(null);
    };
    const show = (found: Shown | null, wait: number): void => {
      clearTimeout(timer);
      setShown((now) => (now?.target === found?.target ? now : null));
      if (found) timer = setTimeout(() => setShown(found), wait);
    };
    const onOver = (event: PointerEvent): void => show(hintOf(event.target), delayMs);
    const onFocus = (event: FocusEvent): void => {
      const found = hintOf(event.target);
      show(found?.target.matches(':focus-visible') ? found : null, delayMs);
    };
    document.addEventListener('pointerover', onOver);
    document.addEventListener('focusin', onFocus);
    document.addEventListener('focusout', hide);
    document.addEventListener('pointerdown', hide);
    document.addEventListener('keydown', hide);
    document.addEventListener('scroll', hide, true);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('pointerover', onOver);
      document.removeEventListener('focusin', onFocus);
      document.removeEventListener('focusout', hide);
      document.removeEventListener('pointerdown', hide);
      document.removeEventListener('keydown', hide);
      document.removeEventListener('scroll', hide, true);
    };
  }, []);

  useLayoutEffect(() => {
    if (!shown || !tip.current) return;
    // Above dialogs and popovers, wherever the control is.
    tip.current.showPopover();
    const { left, top } = place(shown.target, tip.current);
    tip.current.style.left = `${left}px`;
    tip.current.style.top = `${top}px`;
  }, [shown]);

  if (!shown?.target.isConnected) return null;
  return (
    <div ref={tip} popover="manual" role="tooltip" className={classes.tooltip}>
      {shown.label}
      {shown.keys.length > 0 && (
        <span className={keys.hint}>
          {shown.keys.map((key) => (
            <kbd key={key} className={keys.key}>
              {key}
            </kbd>
          ))}
        </span>
      )}
    </div>
  );
}
