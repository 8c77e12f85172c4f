import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { useBehindCall } from '../lib/behind-call.ts';
import { suspendCommands } from '../lib/commands.ts';
import classes from './dialog.module.css';

/**
 * A field that has the keyboard again by the closing of a dialog got it in the middle of a change of the
 * page: the browser gives it no caret then, React tells it nothing, and what is typed is lost.
 */
function focusAnew(field: Element | null): void {
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
  requestAnimationFrame(() => {
    if (document.activeElement !== field) return;
    field.blur();
    field.focus({ preventScroll: true });
  });
}

/**
 * A modal dialog by the browser's own element: it traps the focus, gives it back and makes the
 * rest inert without a library. Esc closes it. What is marked `data-autofocus` has the focus first.
 */
export function Dialog(props: {
  readonly label: string;
  readonly onClose: () => void;
  /** At the top of the window rather than in its middle: for what grows as one types. */
  readonly top?: boolean;
  readonly wide?: boolean;
  readonly children: ReactNode;
}) {
  const { label, onClose, top, wide, children } = props;
  const element = useRef<HTMLDialogElement>(null);
  // One of a section waits with it: a call would be inert under it, though nobody sees it.
  const behind = useBehindCall();
  // Before the element is gone: only a dialog that is closed in the page gives the focus back.
  useLayoutEffect(() => {
    if (behind) return undefined;
    const resume = suspendCommands();
    const dialog = element.current;
    dialog?.showModal();
    const first = dialog?.querySelector('[data-autofocus]');
    if (first instanceof HTMLElement) first.focus();
    return () => {
      dialog?.close();
      resume();
      focusAnew(document.activeElement);
    };
  }, [behind]);
  return (
    <dialog
      ref={element}
      className={classes.dialog}
      data-top={top || undefined}
      data-wide={wide || undefined}
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onMouseDown={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      <div className={classes.body}>{children}</div>
    </dialog>
  );
}
