import classes from './middle-text.module.css';

/** How much of the end always stays: a city, a number or a form tells two long names apart. */
const tailLength = 12;

/** A long name shortened in its middle when there is no room; the whole name on hover. */
export function MiddleText({ text }: { readonly text: string }) {
  const cut = Math.max(0, text.length - tailLength);
  return (
    <span className={classes.text} title={text}>
      <span className={classes.head}>{text.slice(0, cut)}</span>
      <span className={classes.tail}>{text.slice(cut)}</span>
    </span>
  );
}
