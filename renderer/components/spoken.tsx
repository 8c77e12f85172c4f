import type { ReactNode } from 'react';
import classes from './spoken.module.css';

/** A text for those who listen to the screen: it takes no room and is not seen. */
export function Spoken(props: { readonly as?: 'span' | 'h1'; readonly children: ReactNode }) {
  const { as: Element = 'span', children } = props;
  return <Element className={classes.spoken}>{children}</Element>;
}
