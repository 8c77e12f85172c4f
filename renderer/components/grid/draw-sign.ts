import classes from './grid.module.css';

/** The id of the hidden sign that React drew once, see `CellSigns`. */
export function signId(group: string, name: string): string {
  return `list-sign-${group}-${name}`;
}

/** Draws a copy of a sign and the word behind it. */
export function drawSign(element: HTMLElement, group: string, name: string, word: string): void {
  element.className = classes.sign ?? '';
  element.replaceChildren();
  const sign = document.getElementById(signId(group, name))?.firstElementChild;
  if (sign) element.append(sign.cloneNode(true));
  element.append(word);
}
