import { useEffect, useRef, useState } from 'react';
import classes from './rows-table.module.css';

/** The text of a cell while it is being mended. Enter takes it, Esc leaves the cell as it was. */
export function CellEditor(props: {
  readonly label: string;
  /** The text to begin with: that of the cell, or the first letter typed over it. */
  readonly initial: string;
  readonly value: string;
  readonly saving: boolean;
  readonly onDone: (value: string) => void;
  readonly onLeave: () => void;
}) {
  const { label, initial, value, saving, onDone, onLeave } = props;
  const [text, setText] = useState(initial);
  const input = useRef<HTMLInputElement>(null);
  const begunWith = useRef(initial);
  useEffect(() => {
    input.current?.focus({ preventScroll: true });
    // Typing over goes on behind the typed letter; F2 begins with the whole text chosen.
    if (begunWith.current === value) input.current?.select();
  }, [value]);
  return (
    <input
      ref={input}
      className={classes.editor}
      aria-label={label}
      value={text}
      readOnly={saving}
      maxLength={5000}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => setText(event.target.value)}
      onMouseDown={(event) => event.stopPropagation()}
      onBlur={() => {
        // What was typed counts, wherever one clicks next.
        if (!saving && text !== value) onDone(text);
        else if (!saving) onLeave();
      }}
      onKeyDown={(event) => {
        // A key with Ctrl is a command of the screen.
        if (event.ctrlKey || event.metaKey) return;
        event.stopPropagation();
        if (event.key === 'Enter') {
          event.preventDefault();
          if (text === value) onLeave();
          else onDone(text);
        } else if (event.key === 'Escape') {
          event.preventDefault();
          onLeave();
        }
      }}
    />
  );
}
