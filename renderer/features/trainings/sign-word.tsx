import type { Icon } from '@tabler/icons-react';
import classes from './sign-word.module.css';

/** A state by shape, word and colour. */
export function SignWord(props: {
  readonly sign: { readonly icon: Icon; readonly tone: string };
  readonly word: string;
}) {
  const { icon: Sign, tone } = props.sign;
  return (
    <span className={classes.badge} data-tone={tone}>
      <Sign size={14} stroke={2} aria-hidden />
      <span>{props.word}</span>
    </span>
  );
}
