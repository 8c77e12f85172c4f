import classes from './middle-text.module.css';

/** How much of the end stays: a city, a number or a form tells two long names apart. */
const tailLength = 12;
/** A head that is shorter says nothing when it is cut, so that the name is better cut at its end. */
const shortestHead = 3;

/** A long name shortened in its middle when there is no room; the whole name on hover. */
export function MiddleText({ text }: { readonly text: string }) {
  const beyond = text.length - tailLength;
  const cut = beyond < shortestHead ? 0 : beyond;
  return (
    <span className={classes.text} title={text}>
      <span className={classes.head}>{text.slice(0, cut)}</span>
      <span className={classes.tail}>{text.slice(cut)}</span>
    </span>
  );
}
