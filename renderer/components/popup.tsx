import { useEffect, useLayoutEffect, useRef, type ReactNode } from 'react';
import { useBehindCall } from '../lib/behind-call.ts';
import classes from './popup.module.css';

const gap = 4;
const margin = 8;

/** Gives the keyboard to the first thing in it, to the popup itself while nothing is there yet. */
function enter(popup: HTMLElement): void {
  const first = popup.querySelector<HTMLElement>('[data-first], input:enabled, button:enabled');
  (first ?? popup).focus({ preventScroll: true });
}

function place(popup: HTMLElement, anchor: HTMLElement): void {
  const at = anchor.getBoundingClientRect();
  const { width, height } = popup.getBoundingClientRect();
  const left = Math.max(margin, Math.min(at.left, window.innerWidth - width - margin));
  const below = at.bottom + gap;
  const above = at.top - gap - height;
  const top = below + height > window.innerHeight - margin && above >= margin ? above : below;
  popup.style.left = `${left}px`;
  popup.style.top = `${Math.max(margin, Math.min(top, window.innerHeight - height - margin))}px`;
}

/**
 * Something small over the screen at its button, by the browser's own popover: a click beside it or
 * Esc closes it, and the button has the focus again.
 */
export function Popup(props: {
  readonly anchor: HTMLElement;
  readonly label: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const { anchor, label, onClose, children } = props;
  const element = useRef<HTMLDivElement>(null);
  const behind = useBehindCall();
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useEffect(() => {
    if (behind) close.current();
  }, [behind]);
  useLayoutEffect(() => {
    const popup = element.current;
    if (!popup) return;
    popup.showPopover();
    place(popup, anchor);
    enter(popup);
    const resized = new ResizeObserver(() => {
      place(popup, anchor);
      // What it shows may have come after it was opened.
      if (document.activeElement === popup) enter(popup);
    });
    resized.observe(popup);
    return () => {
      resized.disconnect();
      const inside = popup.contains(document.activeElement);
      if ((inside || document.activeElement === document.body) && anchor.isConnected) {
        anchor.focus();
      }
    };
  }, [anchor]);

  return (
    <div
      ref={element}
      popover="auto"
      role="dialog"
      aria-label={label}
      tabIndex={-1}
      className={classes.popup}
      onToggle={(event) => {
        if (event.newState === 'closed') onClose();
      }}
      onKeyDown={(event) => {
        // Its keys are its own: the screen behind it must not act on them.
        event.stopPropagation();
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onClose();
      }}
    >
      {children}
    </div>
  );
}
