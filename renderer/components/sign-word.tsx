import type { Icon } from '@tabler/icons-react';
import classes from './sign-word.module.css';

/** A state by shape, word and colour; `signOnly` leaves the word to the tooltip. */
export function SignWord(props: {
  readonly sign: { readonly icon: Icon; readonly tone: string };
  readonly word: string;
  readonly signOnly?: boolean | undefined;
}) {
  const { word, signOnly = false } = props;
  const { icon: Sign, tone } = props.sign;
  return (
    <span
      className={classes.badge}
      data-tone={tone}
      {...(signOnly ? { title: word, role: 'img', 'aria-label': word } : {})}
    >
      <Sign size={14} stroke={2} aria-hidden />
      {!signOnly && <span>{word}</span>}
    </span>
  );
}
