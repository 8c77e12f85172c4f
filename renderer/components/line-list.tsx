import { useEffect, type KeyboardEvent, type ReactNode } from 'react';
import shared from './list-line.module.css';
import { nextLine } from '../lib/next-line.ts';
import classes from './line-list.module.css';
import { setCursor, useListCursors } from './list-cursors.ts';

/** Gives the line under the cursor of the list on screen the keyboard, or the field that stands for one. */
export function focusLines(): void {
  const lines = document.querySelectorAll<HTMLElement>('[data-lines] [role="option"]');
  const current = [...lines].find((line) => line.tabIndex === 0);
  const entry = document.querySelector<HTMLElement>('[data-entry] input');
  (current ?? lines[0] ?? entry)?.focus();
}

/** Lines of a list: arrows move the cursor, Enter opens; it stays where it was when a line goes. */
export function LineList<T>(props: {
  /** Of the cursor, which outlives the screen. */
  readonly name: string;
  readonly label: string;
  readonly items: readonly T[];
  readonly keyOf: (item: T) => number;
  readonly openKey?: number | null;
  /** Widths of the columns, as a grid template. */
  readonly columns: string;
  readonly head: ReactNode;
  readonly line: (item: T) => ReactNode;
  readonly onMove?: (item: T) => void;
  readonly onOpen?: (item: T) => void;
  readonly onDelete?: (item: T) => void;
}) {
  const { name, label, items, keyOf, openKey = null, columns, head, line } = props;
  const { onMove, onOpen, onDelete } = props;
  const cursor = useListCursors((store) => store.cursors[name]);
  const found = items.findIndex((item) => keyOf(item) === cursor?.key);
  const at = found >= 0 ? found : Math.max(0, Math.min(cursor?.at ?? 0, items.length - 1));
  const current = items[at];
  const currentKey = current === undefined ? undefined : keyOf(current);

  useEffect(() => {
    if (currentKey === undefined) return;
    const known = useListCursors.getState().cursors[name];
    if (known?.key !== currentKey || known.at !== at) setCursor(name, currentKey, at);
    // The line that had the keyboard has gone, or the list has just come up.
    if (document.activeElement === document.body) focusLines();
  }, [name, currentKey, at]);

  const idOf = (key: number): string => `${name}-${String(key)}`;
  const moveTo = (next: number): void => {
    const item = items[next];
    if (item === undefined) return;
    setCursor(name, keyOf(item), next);
    document.getElementById(idOf(keyOf(item)))?.focus();
    onMove?.(item);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!(event.target instanceof HTMLElement) || event.target.role !== 'option') return;
    const next = event.shiftKey ? null : nextLine(event, at, items.length - 1, 15);
    if (next !== null) moveTo(next);
    else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && current && onOpen) {
      onOpen(current);
    } else if (event.key === 'Delete' && current && onDelete) onDelete(current);
    else return;
    event.preventDefault();
  };

  return (
    <div className={classes.list} data-lines={name} onKeyDown={onKeyDown}>
      <div className={classes.head} style={{ gridTemplateColumns: columns }} aria-hidden>
        {head}
      </div>
      <div role="listbox" aria-label={label}>
        {items.map((item, index) => {
          const key = keyOf(item);
          return (
            <div
              key={key}
              id={idOf(key)}
              role="option"
              className={`${shared.line} ${classes.line}`}
              style={{ gridTemplateColumns: columns }}
              tabIndex={index === at ? 0 : -1}
              aria-selected={index === at}
              data-open={key === openKey || undefined}
              onMouseDown={() => moveTo(index)}
              onDoubleClick={() => onOpen?.(item)}
            >
              {line(item)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
