import type { CellDrawer } from './grid-field.ts';
import classes from './grid.module.css';

/** So long a name fits in every width of the column that people use. */
const shortName = 24;
const keptEnd = 10;

/** Draws a name that the browser itself shortens in its middle, in any width. */
export const drawMiddle: CellDrawer<unknown> = (element, name) => {
  element.className = classes.name ?? '';
  element.title = name;
  if (name.length <= shortName) {
    element.replaceChildren(name);
    return;
  }
  const head = document.createElement('span');
  head.className = classes.nameHead ?? '';
  head.textContent = name.slice(0, -keptEnd);
  const tail = document.createElement('span');
  tail.className = classes.nameTail ?? '';
  tail.textContent = name.slice(-keptEnd);
  element.replaceChildren(head, tail);
};
